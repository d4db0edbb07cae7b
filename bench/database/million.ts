import { offer } from "@daybook/core/availability/offer";
import { loadOfferInputs, type OfferInputs } from "@daybook/db/offer-inputs";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { preparedGroups } from "../../apps/api/src/offers/prepared-inputs.ts";
import { type Comparison, compareTimes, elapsed } from "../measured.ts";
import { idOf, insertHosts, pageOf } from "./hosts.ts";
import { recorder } from "./recorded.ts";
import type { Server } from "./server.ts";

const DAY = 86_400_000;
const HOSTS = 1_000;
/** Bookings of the host whose slots are asked for, the same in every size. */
const OWN = 500;
const SIZES = { small: 1_000, large: 1_000_000 };
const ROUNDS = 300;
/** As the rooms and the use-cases do. */
const REACH = 3 * DAY;

/**
 * `total` bookings: host 1 has `OWN` of them, half an hour each on every other half hour from now on, and the other hosts
 * share the rest in the same way.
 */
async function insertBookings(client: pg.Client, total: number): Promise<void> {
  const others = total - OWN;
  const host = `CASE WHEN n <= ${OWN} THEN 1 ELSE 2 + (n - ${OWN}) % ${HOSTS - 1} END`;
  const place = `CASE WHEN n <= ${OWN} THEN n ELSE (n - ${OWN}) / ${HOSTS - 1} END`;
  const source = `FROM (SELECT n, ${host} AS host, date_trunc('day', now()) + make_interval(hours => (${place})::int) AS at
      FROM generate_series(1, ${OWN + others}) AS n) AS made`;
  const id = (column: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${column}), 12, '0'))::uuid`;
  for (const statement of [
    // Rows made here point at one another rightly: it needn't be checked a million times.
    "SET session_replication_role = replica",
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
       SELECT ${id("n")}, ${id("host")}, ${id("host")}, at, at + '30 min', n || '@daybook', 'confirmed', '{"title":"Lesson"}', now(), now() ${source}`,
    `INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
       SELECT ${id("n")}, ${id("host")}, tstzrange(at, at + '30 min'), 0, 0, true ${source}`,
    `INSERT INTO bookings (id, appointment_id, invitee_name, invitee_email, invitee_timezone, answers, state, calendar_uid, created_at)
       SELECT ${id("n")}, ${id("n")}, 'In Vitee', 'invitee@example.com', 'UTC', '[]', 'confirmed', n || '@daybook', now() ${source}`,
    "SET session_replication_role = origin",
    "VACUUM ANALYZE",
  ])
    await client.query(statement);
}

interface Filled {
  client: pg.Client;
  url: string;
}

/** Does something with a database of so many bookings. */
async function filled<T>(server: Server, name: string, total: number, act: (made: Filled) => Promise<T>): Promise<T> {
  const url = await server.database(name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await insertHosts(client, HOSTS);
    await insertBookings(client, total);
    return await act({ client, url });
  } finally {
    await client.end();
  }
}

const week = () => {
  const from = Math.floor(Date.now() / DAY + 2) * DAY;
  return { from, to: from + 7 * DAY };
};

function slotsOf(inputs: OfferInputs | null): number {
  if (!inputs) throw new Error("The measured host has no page");
  const groups = preparedGroups(inputs, {});
  const { settings } = inputs;
  const rules = { ...settings, duration: settings.durations[0] ?? 30 };
  return offer({ groups, rules, now: Date.now(), ...week() }).starts.length;
}

/** A week's slots of one host: what is read from Postgres and what is made of it. */
async function ask(client: pg.Client): Promise<number> {
  const { from, to } = week();
  return slotsOf(await loadOfferInputs(pageOf(1), drizzle(client), idOf(1), from - REACH, to + REACH));
}

/** How Postgres means to read the appointments. */
async function planOf(url: string, client: pg.Client): Promise<string[]> {
  const recorded = await recorder(url, 1);
  const { db, end } = await recorded.connect();
  const { from, to } = week();
  await loadOfferInputs(pageOf(1), db, idOf(1), from - REACH, to + REACH);
  await end();
  const [statement] = recorded.take().flat();
  await recorded.close();
  if (!statement) throw new Error("Nothing was asked");
  const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${statement.text}`, statement.values);
  return rows.map((row) => row["QUERY PLAN"].trim()).filter((line) => /on appointment/.test(line));
}

const inTurns = async (name: string, large: pg.Client, small: pg.Client): Promise<Comparison> => {
  const times: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.large.push(await elapsed(() => ask(large)));
    times.small.push(await elapsed(() => ask(small)));
  }
  return compareTimes(name, times.large, times.small);
};

/** The same question to a table of a million bookings and to one of a thousand. */
export const millionBookings = (server: Server): Promise<{ rows: Comparison[]; plan: string[] }> =>
  filled(server, "bench_thousand", SIZES.small, (small) =>
    filled(server, "bench_million", SIZES.large, (large) => compared(small, large)),
  );

async function compared(small: Filled, large: Filled): Promise<{ rows: Comparison[]; plan: string[] }> {
  if ((await ask(small.client)) !== (await ask(large.client))) throw new Error("The two sizes offer different slots");
  const grown = await inTurns("the index as a million inserts left it", large.client, small.client);
  const plan = await planOf(large.url, large.client);
  await large.client.query("REINDEX INDEX appointment_hosts_no_overlap");
  const rebuilt = await inTurns("the index built anew", large.client, small.client);
  return { rows: [grown, rebuilt], plan };
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { pgConnect, withConnection } from "@daybook/db/connection";
import { eventRows, type NewEvent } from "@daybook/db/events";
import { sql } from "drizzle-orm";
import pg from "pg";
import { newId } from "../../apps/api/src/runtime/services.ts";
import { startWorker, type WorkerOptions } from "../../scripts/test/worker.ts";
import { TOKEN_KEYS } from "../database/claims.ts";
import { idOf, startOf } from "../database/hosts.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareRates, compareTimes } from "../measured.ts";

const WAITING = 1_000;
/** Accounts with one webhook each. */
const RECEIVERS = 20;
const TURNS = 5;
const PATIENCE = 120_000;

/** Bookings 1 to `WAITING`, shared by the accounts, and a webhook for each of these. */
async function prepare(url: string, receiver: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const id = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const of = `FROM (SELECT n, 1 + n % ${RECEIVERS} AS host, now() + make_interval(hours => n) AS at FROM generate_series(1, ${WAITING}) AS n) made`;
  const settings = `{"title":"Lesson","location":{"kind":"custom","value":"here"},"price":"","bufferBefore":0,"bufferAfter":0}`;
  for (const statement of [
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
       SELECT ${id("n")}, ${id("host")}, ${id("host")}, at, at + '30 min', n || '@daybook', 'confirmed', '${settings}', now(), now() ${of}`,
    `INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
       SELECT ${id("n")}, ${id("host")}, tstzrange(at, at + '30 min'), 0, 0, true ${of}`,
    `INSERT INTO bookings (id, appointment_id, invitee_name, invitee_email, invitee_timezone, answers, state, calendar_uid, created_at)
       SELECT ${id("n")}, ${id("n")}, 'In Vitee', 'invitee@example.com', 'UTC', '[]', 'confirmed', n || '@daybook', now() ${of}`,
    `INSERT INTO webhooks (id, account_id, url, events, headers, secret_key, created_at)
       SELECT ${id("n")}, ${id("n")}, '${receiver}', '{booking.rescheduled}', '{}', 1, now() FROM generate_series(1, ${RECEIVERS}) AS n`,
    "ANALYZE",
  ])
    await client.query(statement);
  await client.end();
}

/** The move of a booking of host `host`. */
function moved(n: number, host: number, turn: number): NewEvent {
  const at = Date.now();
  const snapshot = (sequence: number): BookingSnapshot => {
    const start = startOf(sequence);
    return { state: "confirmed", start, end: start + 1_800_000, sequence, hostIds: [idOf(host)], reason: "" };
  };
  const [kind, subject] = ["booking.rescheduled", { kind: "booking" as const, id: idOf(n) }];
  const change = { before: snapshot(turn), after: snapshot(turn + 1), actor: "host" as const };
  return { id: newId(), origin: null, kind, subject, leastSequence: turn, ...change, at, deliveries: [] };
}

/** A change of each booking, committed; ids of the events and of their deliveries. */
async function commit(url: string, turn: number): Promise<{ events: string[]; deliveries: string[] }> {
  return withConnection(pgConnect(url), async (db) => {
    const events: NewEvent[] = [];
    await db.transaction(async (change) => {
      for (let host = 1; host <= RECEIVERS; host++) {
        const own = Array.from({ length: WAITING }, (_, index) => index + 1).filter(
          (n) => 1 + (n % RECEIVERS) === host,
        );
        const made = own.map((n) => moved(n, host, turn));
        await change.execute(sql`WITH ${eventRows(sql`${idOf(host)}::uuid`, made)} SELECT`);
        events.push(...made);
      }
    });
    const { rows } = await db.execute<{ id: string }>(
      sql`SELECT id FROM deliveries WHERE state = 'waiting' ORDER BY due_at, id`,
    );
    return { events: events.map(({ id }) => id), deliveries: rows.map(({ id }) => id) };
  });
}

/** A receiver that remembers when each message came, and what the last one was. */
async function startReceiver() {
  const came = new Map<string, number>();
  let last = "";
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      came.set(String(request.headers["webhook-id"]), performance.now());
      last = text;
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    body: () => last,
    /** Ascending times from `began` until each of these had come, ms. */
    async times(ids: readonly string[], began: number): Promise<number[]> {
      while (ids.some((id) => !came.has(id))) {
        if (performance.now() - began > PATIENCE) throw new Error(`Of ${ids.length} messages ${came.size} have come`);
        await new Promise((later) => setTimeout(later, 5));
      }
      const times = ids.map((id) => (came.get(id) ?? 0) - began).sort((a, b) => a - b);
      came.clear();
      return times;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const share = (times: readonly number[], part: number): number =>
  times[Math.ceil(times.length * part) - 1] ?? Number.NaN;

/** A queue that is set up as the deliveries' own. */
function withBareQueue(config: Parameters<NonNullable<WorkerOptions["adjust"]>>[0]): typeof config {
  const { producers, consumers } = config.queues as Queues;
  const like = consumers.find(({ queue }) => queue === "daybook-effects");
  const queues: Queues = {
    producers: [...producers, { binding: "BARE", queue: "bench-bare" }],
    consumers: [...consumers, { ...like, queue: "bench-bare" }],
  };
  return { ...config, queues };
}
interface Queues {
  producers: { binding: string; queue: string }[];
  consumers: { queue: string }[];
}

/** From the commit of changes until a receiver has them, against bare messages of the same length. */
export async function effectsToReceiver(
  server: Server,
): Promise<{ rows: Comparison[]; waiting: number; receivers: number }> {
  const url = await server.copy("daybook_hosts", "bench_effects");
  const receiver = await startReceiver();
  await prepare(url, receiver.url);
  const worker = await startWorker({
    databaseUrl: url,
    main: "bench/http/queue-worker.ts",
    vars: { TOKEN_KEYS },
    adjust: withBareQueue,
  });
  const send = async (path: string, messages: readonly unknown[]) => {
    const { status } = await worker.fetch(path, { method: "POST", body: JSON.stringify(messages) });
    if (status !== 204) throw new Error(`${path} was ${status}`);
  };
  const ours: number[][] = [];
  const bare: number[][] = [];
  try {
    for (let turn = 0; turn <= TURNS; turn++) {
      const { events, deliveries } = await commit(url, turn);
      const began = performance.now();
      await send("/bench/wake", deliveries);
      const own = await receiver.times(events, began);
      const messages = events.map((id) => ({ url: receiver.url, id, body: receiver.body() }));
      const bareBegan = performance.now();
      await send("/bench/bare-messages", messages);
      const others = await receiver.times(events, bareBegan);
      // The first turn warms up.
      if (turn === 0) continue;
      ours.push(own);
      bare.push(others);
    }
  } finally {
    await worker.close();
    receiver.close();
  }
  const at = (turns: number[][], part: number) => turns.map((times) => share(times, part));
  const rates = (turns: number[][]) => at(turns, 1).map((took) => (WAITING / took) * 1_000);
  const rows = [
    compareRates("events that arrive", "events/s", rates(ours), rates(bare)),
    compareTimes("from commit to arrival, p50", at(ours, 0.5), at(bare, 0.5)),
    compareTimes("from commit to arrival, p99", at(ours, 0.99), at(bare, 0.99)),
  ];
  return { rows, waiting: WAITING, receivers: RECEIVERS };
}

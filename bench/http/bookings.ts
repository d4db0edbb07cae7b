import { bookingSurroundings, findBooking } from "@daybook/db/bookings";
import { type Connect, withConnection } from "@daybook/db/connection";
import { settleDeliveries } from "@daybook/db/delivery-ends";
import { leaseDeliveries } from "@daybook/db/delivery-leases";
import { findPage } from "@daybook/db/pages";
import pg from "pg";
import { commitClaim } from "../../apps/api/src/booking-changes/commit-claim.ts";
import { system } from "../../apps/api/src/runtime/services.ts";
import { CONNECTIONS, HOSTS } from "../database/bookings.ts";
import { claimOf, nodeServices } from "../database/claims.ts";
import { handleOf, startOf } from "../database/hosts.ts";
import { inParallel, recorder, replay } from "../database/recorded.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareRates, elapsed } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import { Requests } from "./requests.ts";
import { startWorkerd } from "./workerd.ts";

const TURNS = 6;

/** Until every delivery of the bookings has been carried out. */
async function delivered(client: pg.Client): Promise<void> {
  const waiting = "SELECT 1 FROM deliveries WHERE state = 'waiting' AND about = '' LIMIT 1";
  while ((await client.query(waiting)).rowCount !== 0) await new Promise((later) => setTimeout(later, 5));
}

/**
 * Bookings a second over HTTP, one for each host in a turn, their deliveries included, against the same statements raw.
 * workerd has no Hyperdrive: it opens a connection for the look-up of the page, for the transaction and for the
 * deliveries, and so does the raw side.
 */
export async function bookingsOverHttp(server: Server, bundle: Bundle, dir: string): Promise<Comparison> {
  const rawUrl = await server.copy("daybook_hosts", "bench_http_raw");
  const transactions = await recordTransactions(await server.copy("daybook_hosts", "bench_http_recorded"));
  const url = await server.copy("daybook_hosts", "bench_http");
  const workerd = await startWorkerd(bundle, dir, url);
  const watch = new pg.Client({ connectionString: url });
  await watch.connect();
  const requests = new Requests(workerd.port, CONNECTIONS);
  const hosts = Array.from({ length: HOSTS }, (_, index) => index + 1);
  const rates: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  try {
    for (let turn = 0; turn <= TURNS; turn++) {
      const took = await elapsed(async () => {
        await inParallel(hosts, CONNECTIONS, async (host) => {
          const { status, text } = await requests.book(host, startOf(turn));
          if (status !== 201) throw new Error(`A booking was ${status}: ${text}`);
        });
        await delivered(watch);
      });
      const rawTook = await elapsed(() =>
        inParallel(transactions[turn] ?? [], CONNECTIONS, async (statements) => {
          const client = new pg.Client({ connectionString: rawUrl });
          await client.connect();
          await replay(client, statements);
          await client.end();
        }),
      );
      // The first turn warms up: it makes the hosts' desks.
      if (turn === 0) continue;
      rates.ours.push((HOSTS / took) * 1000);
      rates.raw.push((HOSTS / rawTook) * 1000);
    }
  } finally {
    requests.close();
    await watch.end();
    await workerd.stop();
  }
  return compareRates("over HTTP through workerd, deliveries included", "bookings/s", rates.ours, rates.raw);
}

/** The statements of a booking's deliveries: taken, its booking read, settled. */
async function deliver(connect: Connect, ids: readonly string[], bookingId: string): Promise<void> {
  await withConnection(connect, async (db) => {
    const now = Date.now();
    const lease = { now, until: now + 60_000, outlived: false, most: 12, strict: [] };
    const leased = await leaseDeliveries(system, db, ids, lease);
    await findBooking(system, db, bookingId);
    await bookingSurroundings(system, db, bookingId);
    const ends = leased.map(({ id, attempt }) => ({ id, attempt, outcome: "done" as const, error: null, at: now }));
    await settleDeliveries(system, db, ends);
  });
}

/**
 * What each turn's bookings send, the look-up of the page and the deliveries among it, so that another database can be
 * sent the same.
 */
async function recordTransactions(url: string) {
  const recorded = await recorder(url, CONNECTIONS);
  const hosts = Array.from({ length: HOSTS }, (_, index) => index + 1);
  const services = nodeServices(recorded.connect);
  const turns = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    await inParallel(hosts, CONNECTIONS, async (host) => {
      await withConnection(recorded.connect, (db) => findPage(system, db, handleOf(host), "lesson"));
      const outcome = await commitClaim(services, claimOf(host, startOf(turn)));
      if (outcome.kind !== "done") throw new Error(`A claim was ${outcome.kind}`);
      await deliver(recorded.connect, outcome.effects, outcome.answer.id);
    });
    turns.push(recorded.take());
  }
  await recorded.close();
  return turns;
}

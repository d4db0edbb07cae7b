import pg from "pg";
import { commitClaim } from "../../apps/api/src/booking-changes/commit-claim.ts";
import { type Comparison, compareRates, elapsed } from "../measured.ts";
import { claimOf, nodeServices } from "./claims.ts";
import { insertHosts, startOf } from "./hosts.ts";
import { inParallel, openClients, recorder, replay, type Statement } from "./recorded.ts";
import type { Server } from "./server.ts";

export const HOSTS = 400;
export const CONNECTIONS = 16;
const TURNS = 8;

/** A database with hosts, `daybook_hosts`, to be copied. */
export async function prepareHosts(server: Server): Promise<void> {
  const client = new pg.Client({ connectionString: await server.database("daybook_hosts") });
  await client.connect();
  await insertHosts(client, HOSTS);
  await client.end();
}

/**
 * Bookings a second, one for each host in a turn: the use-case over open connections, then the very statements it sent,
 * over as many open connections to a copy of the database.
 */
export async function bookingsInNode(server: Server): Promise<{ row: Comparison; roundTrips: number }> {
  const ours = await recorder(await server.copy("daybook_hosts", "bench_ours"), CONNECTIONS);
  const raw = await openClients(await server.copy("daybook_hosts", "bench_raw"), CONNECTIONS);
  const services = nodeServices(ours.connect);
  const hosts = Array.from({ length: HOSTS }, (_, index) => index + 1);
  const rates: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  let roundTrips = 0;
  for (let turn = 0; turn <= TURNS; turn++) {
    const took = await elapsed(() =>
      inParallel(hosts, CONNECTIONS, async (host) => {
        const { kind } = await commitClaim(services, claimOf(host, startOf(turn)));
        if (kind !== "done") throw new Error(`A claim was ${kind}`);
      }),
    );
    const transactions = ours.take();
    roundTrips = Math.max(...transactions.map((statements) => statements.length));
    const rawTook = await elapsed(() => replayAll(raw, transactions));
    // The first turn warms up.
    if (turn === 0) continue;
    rates.ours.push((HOSTS / took) * 1000);
    rates.raw.push((HOSTS / rawTook) * 1000);
  }
  await ours.close();
  await Promise.all(raw.map((client) => client.end()));
  const row = compareRates("the use-case in Node, open connections", "bookings/s", rates.ours, rates.raw);
  return { row, roundTrips };
}

const replayAll = (clients: readonly pg.Client[], transactions: readonly Statement[][]): Promise<void> =>
  inParallel(transactions, clients.length, async (statements, worker) => {
    const client = clients[worker];
    if (client) await replay(client, statements);
  });

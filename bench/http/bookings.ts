import { withConnection } from "@daybook/db/connection";
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

/**
 * Bookings a second over HTTP, one for each host in a turn, against the same statements raw. workerd has no Hyperdrive: it
 * opens a connection for each transaction, and so does the raw side.
 */
export async function bookingsOverHttp(server: Server, bundle: Bundle, dir: string): Promise<Comparison> {
  const rawUrl = await server.copy("daybook_hosts", "bench_http_raw");
  const transactions = await recordTransactions(await server.copy("daybook_hosts", "bench_http_recorded"));
  const workerd = await startWorkerd(bundle, dir, await server.copy("daybook_hosts", "bench_http"));
  const requests = new Requests(workerd.port, CONNECTIONS);
  const hosts = Array.from({ length: HOSTS }, (_, index) => index + 1);
  const rates: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  try {
    for (let turn = 0; turn <= TURNS; turn++) {
      const took = await elapsed(() =>
        inParallel(hosts, CONNECTIONS, async (host) => {
          const { status, text } = await requests.book(host, startOf(turn));
          if (status !== 201) throw new Error(`A booking was ${status}: ${text}`);
        }),
      );
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
    await workerd.stop();
  }
  return compareRates("over HTTP through workerd, a connection each", "bookings/s", rates.ours, rates.raw);
}

/** What each turn's claims send, the look-up of the page among it, so that another database can be sent the same. */
async function recordTransactions(url: string) {
  const recorded = await recorder(url, CONNECTIONS);
  const hosts = Array.from({ length: HOSTS }, (_, index) => index + 1);
  const services = nodeServices(recorded.connect);
  const turns = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    await inParallel(hosts, CONNECTIONS, async (host) => {
      await withConnection(recorded.connect, (db) => findPage(system, db, handleOf(host), "lesson"));
      await commitClaim(services, claimOf(host, startOf(turn)));
    });
    turns.push(recorded.take());
  }
  await recorded.close();
  return turns;
}

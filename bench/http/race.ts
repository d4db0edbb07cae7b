import type pg from "pg";
import { commitClaim } from "../../apps/api/src/booking-changes/commit-claim.ts";
import { HOSTS } from "../database/bookings.ts";
import { claimOf, nodeServices } from "../database/claims.ts";
import { startOf } from "../database/hosts.ts";
import { rawClaim } from "../database/raw-claim.ts";
import { openClients, recorder } from "../database/recorded.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareTimes, elapsed } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import { Requests } from "./requests.ts";
import { startWorkerd } from "./workerd.ts";

const CLAIMS = 64;
const RACES = 25;

/** One side's race for a host's time: whether each of the claims won. */
type Race = (host: number, start: number) => Promise<boolean[]>;

const claims = (one: (index: number) => Promise<boolean>): Promise<boolean[]> =>
  Promise.all(Array.from({ length: CLAIMS }, (_, index) => one(index)));

async function settle(race: Race, host: number, start: number): Promise<number> {
  let wins: boolean[] = [];
  const took = await elapsed(async () => {
    wins = await race(host, start);
  });
  const winners = wins.filter(Boolean).length;
  if (wins.length !== CLAIMS || winners !== 1) throw new Error(`${winners} of ${wins.length} claims won one time`);
  return took;
}

/** From the first of 64 claims of one time until all have their answer, a fresh host for each race. */
async function races(sides: readonly Race[]): Promise<number[][]> {
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round <= RACES; round++)
    for (const [side, race] of sides.entries()) {
      const took = await settle(race, ((round * sides.length + side) % HOSTS) + 1, startOf(5));
      // The first round warms up.
      if (round > 0) times[side]?.push(took);
    }
  return times;
}

export async function raceFor64(server: Server, bundle: Bundle, dir: string): Promise<Comparison[]> {
  const url = await server.copy("daybook_hosts", "bench_race");
  const raw: pg.Client[] = await openClients(url, CLAIMS);
  const ours = await recorder(url, CLAIMS);
  const services = nodeServices(ours.connect);
  const workerd = await startWorkerd(bundle, dir, url);
  const requests = new Requests(workerd.port, CLAIMS);
  try {
    const [throughDesk = [], inNode = [], rawTimes = []] = await races([
      (host, start) => claims(async () => won((await requests.book(host, start)).status)),
      (host, start) => claims(async () => (await commitClaim(services, claimOf(host, start))).kind === "done"),
      (host, start) => claims(async (index) => rawClaim(raw[index] as pg.Client, host, start)),
    ]);
    return [
      compareTimes("over HTTP, through the host's desk", throughDesk, rawTimes),
      compareTimes("the use-case in Node without a desk, 64 connections", inNode, rawTimes),
    ];
  } finally {
    requests.close();
    await workerd.stop();
    await ours.close();
    await Promise.all(raw.map((client) => client.end()));
  }
}

function won(status: number): boolean {
  if (status !== 201 && status !== 409) throw new Error(`A claim was answered with ${status}`);
  return status === 201;
}

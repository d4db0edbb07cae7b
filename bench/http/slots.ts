import { pathOf } from "../database/hosts.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareRates, median } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import type { LoadPlan, Turn } from "./load.ts";
import { Requests } from "./requests.ts";
import { runScript } from "./scripts.ts";
import { startWorkerd } from "./workerd.ts";

const TURNS = 10;
const TURN_MS = 400;
const BARE = "/bench/bare-answer";

export interface SlotReads {
  rows: Comparison[];
  /** Length of the answer, bytes. */
  bytes: number;
  /** The ratio by CPU time of workerd, for the first row; null where it can't be told. */
  byCpu: number | null;
  /** The largest share of one core that the load generator used. */
  generatorBusy: number;
}

const day = (plus: number): string => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
const weekFrom = (plus: number): string =>
  `${pathOf(1)}/slots?from=${day(plus)}&to=${day(plus + 6)}&timezone=Europe/Lisbon`;

/** Requests a second for a week's slots of a warm page, against a bare Durable Object that answers the same bytes. */
export async function slotReads(server: Server, bundle: Bundle, dir: string): Promise<SlotReads> {
  const workerd = await startWorkerd(bundle, dir, await server.copy("daybook_hosts", "bench_reads"));
  const requests = new Requests(workerd.port, 1);
  try {
    const { status, text } = await requests.send("GET", weekFrom(1));
    if (status !== 200) throw new Error(`slots: ${status} ${text}`);
    await requests.send("PUT", BARE, text);
    const measure = (connections: number, ours: string[]) =>
      runScript<Turn[][]>("load.ts", {
        port: workerd.port,
        pid: workerd.pid,
        sides: [ours, [BARE]],
        connections,
        turns: TURNS,
        turnMs: TURN_MS,
      } satisfies LoadPlan);
    const cases = [
      { name: "the same week, 32 connections", turns: await measure(32, [weekFrom(1)]) },
      { name: "the same week, 8 connections", turns: await measure(8, [weekFrom(1)]) },
      {
        name: "seven weeks in turn, 32 connections",
        turns: await measure(32, [1, 2, 3, 4, 5, 6, 7].map(weekFrom)),
      },
    ];
    return {
      rows: cases.map(({ name, turns: [ours = [], bare = []] }) =>
        compareRates(name, "requests/s", rates(ours), rates(bare)),
      ),
      bytes: text.length,
      byCpu: cpuRatio(cases[0]?.turns ?? []),
      generatorBusy: Math.max(...cases.flatMap(({ turns }) => turns.flat().map((turn) => turn.generatorBusy))),
    };
  } finally {
    requests.close();
    await workerd.stop();
  }
}

const rates = (turns: readonly Turn[]): number[] => turns.map((turn) => turn.requestsPerSecond);

function cpuRatio([ours = [], bare = []]: readonly Turn[][]): number | null {
  const known = (turns: readonly Turn[]) => turns.flatMap((turn) => turn.requestsPerCpuSecond ?? []);
  const ratio = median(known(ours)) / median(known(bare));
  return Number.isFinite(ratio) ? ratio : null;
}

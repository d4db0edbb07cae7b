import { join } from "node:path";
import { pathOf } from "../database/hosts.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareRates, median } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import type { LoadPlan, Turn } from "./load.ts";
import { Requests } from "./requests.ts";
import { runScript } from "./scripts.ts";
import { startWorkerd, type Workerd } from "./workerd.ts";

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

/**
 * Requests a second for a week's slots of a warm page, against a bare Durable Object that answers the same bytes. Each
 * side has a workerd of its own.
 */
export async function slotReads(server: Server, bundle: Bundle, dir: string): Promise<SlotReads> {
  const url = await server.copy("daybook_hosts", "bench_reads");
  const [ours, other] = [
    await startWorkerd(bundle, join(dir, "ours"), url),
    await startWorkerd(bundle, join(dir, "bare"), url),
  ];
  try {
    const bytes = await showBare(other, await read(ours, weekFrom(1)));
    const measure = (connections: number, paths: string[]) =>
      runScript<Turn[][]>("load.ts", {
        sides: [
          { port: ours.port, pid: ours.pid, paths },
          { port: other.port, pid: other.pid, paths: [BARE] },
        ],
        connections,
        turns: TURNS,
        turnMs: TURN_MS,
      } satisfies LoadPlan);
    const cases = [
      { name: "the same week, 32 connections", turns: await measure(32, [weekFrom(1)]) },
      { name: "the same week, 8 connections", turns: await measure(8, [weekFrom(1)]) },
      { name: "seven weeks in turn, 32 connections", turns: await measure(32, [1, 2, 3, 4, 5, 6, 7].map(weekFrom)) },
    ];
    return {
      rows: cases.map(({ name, turns: [own = [], bare = []] }) =>
        compareRates(name, "requests/s", rates(own), rates(bare)),
      ),
      bytes,
      byCpu: cpuRatio(cases[0]?.turns ?? []),
      generatorBusy: Math.max(...cases.flatMap(({ turns }) => turns.flat().map((turn) => turn.generatorBusy))),
    };
  } finally {
    await ours.stop();
    await other.stop();
  }
}

async function read({ port }: Workerd, path: string): Promise<string> {
  const requests = new Requests(port, 1);
  const { status, text } = await requests.send("GET", path);
  requests.close();
  if (status !== 200) throw new Error(`slots: ${status} ${text}`);
  return text;
}

/** Gives the bare object its bytes; how many they are. */
async function showBare({ port }: Workerd, text: string): Promise<number> {
  const requests = new Requests(port, 1);
  await requests.send("PUT", BARE, text);
  requests.close();
  return Buffer.byteLength(text);
}

const rates = (turns: readonly Turn[]): number[] => turns.map((turn) => turn.requestsPerSecond);

function cpuRatio([ours = [], bare = []]: readonly Turn[][]): number | null {
  const known = (turns: readonly Turn[]) => turns.flatMap((turn) => turn.requestsPerCpuSecond ?? []);
  const ratio = median(known(ours)) / median(known(bare));
  return Number.isFinite(ratio) ? ratio : null;
}

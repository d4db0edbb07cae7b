import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { DeskMessage } from "../../apps/api/src/objects/desk-rpc.ts";
import { idOf, pathOf, startOf } from "../database/hosts.ts";
import type { Server } from "../database/server.ts";
import { type Comparison, compareTimes } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import { runScript } from "./scripts.ts";
import type { WatchPlan, WatchResult } from "./watchers.ts";
import { startWorkerd } from "./workerd.ts";

const ROUNDS = 30;
const SPARE_FILES = 1_000;

/** Whether a process may have enough files open for so many sockets. */
export function allowed(sockets: number): boolean {
  const limit = execFileSync("/bin/sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  // workerd holds two descriptors for each until it collects garbage; the watchers one to each side.
  return limit === "unlimited" || Number(limit) >= 2 * sockets + SPARE_FILES;
}

/** What the desk of host `n` sends after its `turn`-th change: a time is taken, the next turn gives it back. */
function message(n: number, turn: number): DeskMessage {
  const [id, start] = [idOf(1_000_000), startOf(5)];
  const added = { id, start, end: start + 1_800_000, bufferBefore: 0, bufferAfter: 0, eventTypeId: idOf(n), place: "" };
  const appointments = turn % 2 === 1 ? { removed: [], added: [added] } : { removed: [id], added: [] };
  const change = { hostId: idOf(n), version: turn, ...appointments, busyRemoved: [], busyAdded: [] };
  return { hostId: idOf(n), number: turn, version: turn, holds: [], kind: "change", change };
}

const messagesOf = (n: number): string[] =>
  Array.from({ length: ROUNDS + 1 }, (_, index) => JSON.stringify(message(n, index + 1)));

/**
 * From a message of the host's desk until the last watcher of its page has it, against a bare object's broadcast. Each side
 * has a workerd of its own.
 */
export async function fanOut(server: Server, bundle: Bundle, dir: string, sockets: number): Promise<Comparison> {
  const url = await server.copy("daybook_hosts", `bench_watch_${sockets}`);
  const [ours, other] = [
    await startWorkerd(bundle, join(dir, "ours"), url),
    await startWorkerd(bundle, join(dir, "bare"), url),
  ];
  const room = (n: number) => ({ port: ours.port, live: `${pathOf(n)}/live`, trigger: `/bench/message/${idOf(n)}` });
  const bare = { port: other.port, live: "/bench/bare-broadcast", trigger: "/bench/bare-broadcast" };
  const watch = (plan: WatchPlan) => runScript<WatchResult>("watchers.ts", plan);
  try {
    // The bare side sends messages of the same length: another page's room shows how long they are.
    const { messages } = await watch({ sockets: 1, sides: [{ ...room(2), bodies: messagesOf(2).slice(0, 2) }] });
    const bodies = Array.from({ length: ROUNDS + 1 }, () => messages[0] ?? "");
    const sides = [
      { ...room(1), bodies: messagesOf(1) },
      { ...bare, bodies },
    ];
    const { times } = await watch({ sockets, sides });
    return compareTimes(`${sockets.toLocaleString("en-US")} sockets`, times[0] ?? [], times[1] ?? []);
  } finally {
    await ours.stop();
    await other.stop();
  }
}

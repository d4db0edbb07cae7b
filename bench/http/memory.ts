import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { insertHosts, pathOf, startOf } from "../database/hosts.ts";
import type { Server } from "../database/server.ts";
import type { Comparison } from "../measured.ts";
import type { Bundle } from "./bundle.ts";
import { Requests } from "./requests.ts";
import { startWorkerd, type Workerd } from "./workerd.ts";

/** Hosts visited when memory is read, one after the other. */
const STAGES = [100, 400, 700, 1_000];
/** An object that nobody asks is dropped by workerd after ten seconds, ms. */
const IDLE = 15_000;
const DAY = 86_400_000;

export interface Memory {
  rows: Comparison[];
  /** MB of ours and of the bare objects after the last stage, once nobody has asked for a while. */
  idle: { ours: number; bare: number };
}

/** Resident memory of a process in MB; null where /proc doesn't tell. */
function resident(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_000;
  } catch {
    return null;
  }
}

const date = (plus: number): string => new Date(Date.now() + plus * DAY).toISOString().slice(0, 10);

/** Reads a host's next two months and books a time: its page's room and its desk both have to do with it. */
async function visit(requests: Requests, n: number): Promise<void> {
  const read = await requests.send("GET", `${pathOf(n)}/slots?from=${date(0)}&to=${date(61)}&timezone=Europe/Lisbon`);
  const booked = await requests.book(n, startOf(3));
  if (read.status !== 200 || booked.status !== 201) throw new Error(`Host ${n}: ${read.status}, ${booked.status}`);
}

/** Two objects for each host, as ours has. */
async function visitBare(requests: Requests, n: number): Promise<void> {
  for (const which of ["room", "desk"]) {
    const { status } = await requests.send("PUT", `/bench/bare-answer?kept&name=${which}-${n}`, "x".repeat(20_000));
    if (status !== 200) throw new Error(`Bare object ${n}: ${status}`);
  }
}

/** Memory of workerd after so many hosts have been visited, one after the other, against as many bare objects. */
export async function memoryOverHosts(server: Server, bundle: Bundle, dir: string): Promise<Memory | null> {
  const url = await server.database("bench_memory");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await insertHosts(client, STAGES.at(-1) ?? 0);
  await client.end();
  const ours = await startWorkerd(bundle, join(dir, "ours"), url);
  const bare = await startWorkerd(bundle, join(dir, "bare"), url);
  const sides = [
    { side: ours, requests: new Requests(ours.port, 4), act: visit },
    { side: bare, requests: new Requests(bare.port, 4), act: visitBare },
  ];
  try {
    if (resident(ours.pid) === null) return null;
    const rows = [row("before", ours, bare)];
    let visited = 0;
    for (const stage of STAGES) {
      for (; visited < stage; visited++) for (const { requests, act } of sides) await act(requests, visited + 1);
      rows.push(row(`after ${stage.toLocaleString("en-US")} hosts`, ours, bare));
    }
    await new Promise((done) => setTimeout(done, IDLE));
    return { rows, idle: { ours: resident(ours.pid) ?? 0, bare: resident(bare.pid) ?? 0 } };
  } finally {
    for (const { requests, side } of sides) {
      requests.close();
      await side.stop();
    }
  }
}

function row(name: string, ours: Workerd, bare: Workerd): Comparison {
  return { name, unit: "MB", ours: resident(ours.pid) ?? 0, baseline: resident(bare.pid), ratio: null };
}

/**
 * The load generator, a process of its own: keeps a number of connections to each side busy with one GET after
 * another, one side at a time in turns, and prints what it counted as JSON. It reads no more of an answer than it must,
 * so that the server is what limits it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

export interface LoadSide {
  port: number;
  /** Process that answers. */
  pid: number;
  /** Asked in turn. */
  paths: string[];
}

export interface LoadPlan {
  sides: LoadSide[];
  connections: number;
  turns: number;
  turnMs: number;
}

/** One turn of one side. */
export interface Turn {
  requestsPerSecond: number;
  /** By the CPU time that the server's process used: what other programs on the machine take away doesn't count. */
  requestsPerCpuSecond: number | null;
  medianMs: number;
  /** Share of one core that the generator itself used. */
  generatorBusy: number;
}

const HEADER_END = Buffer.from("\r\n\r\n");
const now = () => performance.now();

function contentLength(head: string): number {
  if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(head.split("\r\n")[0]);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without content-length:\n${head}`);
  return Number(length);
}

function onAnswer(socket: Socket, done: () => void): void {
  let missing = 0;
  let head: Buffer | null = null;
  socket.on("data", (chunk: Buffer) => {
    if (missing === 0) {
      const whole = head ? Buffer.concat([head, chunk]) : chunk;
      const end = whole.indexOf(HEADER_END);
      head = end < 0 ? whole : null;
      if (end < 0) return;
      missing = contentLength(whole.toString("latin1", 0, end)) - (whole.length - end - HEADER_END.length);
    } else missing -= chunk.length;
    if (missing === 0) done();
  });
}

/** Milliseconds of CPU that a process has used, all its threads; null where there is no /proc. */
function cpuOf(pid: number): number | null {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "latin1").split(" ")[0]);
    return nanoseconds / 1e6;
  } catch {
    return null;
  }
}

/** The connections to one side. */
class Side {
  readonly #port: number;
  readonly #pid: number;
  readonly #requests: string[];
  readonly #idle: (() => void)[] = [];
  #next = 0;
  #running = false;
  #inFlight = 0;
  #times: number[] = [];

  constructor({ port, pid, paths }: LoadSide) {
    this.#port = port;
    this.#pid = pid;
    this.#requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
  }

  open(): Promise<void> {
    const socket = connect(this.#port, "127.0.0.1");
    socket.setNoDelay(true);
    socket.on("error", (error) => {
      throw error;
    });
    let sentAt = 0;
    const send = () => {
      sentAt = now();
      this.#inFlight++;
      socket.write(this.#requests[this.#next++ % this.#requests.length] ?? "");
    };
    onAnswer(socket, () => {
      this.#inFlight--;
      this.#times.push(now() - sentAt);
      if (this.#running) send();
    });
    this.#idle.push(send);
    return new Promise((resolve) => socket.once("connect", resolve));
  }

  async turn(ms: number): Promise<Turn> {
    this.#times = [];
    const [from, server, own] = [now(), cpuOf(this.#pid), process.cpuUsage()];
    this.#running = true;
    for (const send of this.#idle) send();
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.#running = false;
    while (this.#inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const elapsed = now() - from;
    const cpu = cpuOf(this.#pid);
    const { user, system } = process.cpuUsage(own);
    const times = this.#times.sort((a, b) => a - b);
    return {
      requestsPerSecond: (times.length / elapsed) * 1000,
      requestsPerCpuSecond: cpu === null || server === null ? null : (times.length / (cpu - server)) * 1000,
      medianMs: times[Math.floor(times.length / 2)] ?? 0,
      generatorBusy: (user + system) / 1000 / elapsed,
    };
  }
}

/** Turns by side; the first round warms up and isn't counted. */
async function run({ sides, connections, turns, turnMs }: LoadPlan): Promise<Turn[][]> {
  const open = sides.map((side) => new Side(side));
  for (const side of open) await Promise.all(Array.from({ length: connections }, () => side.open()));
  const results: Turn[][] = open.map(() => []);
  for (let round = 0; round <= turns; round++)
    for (const [index, side] of open.entries()) {
      const turn = await side.turn(turnMs);
      if (round > 0) results[index]?.push(turn);
    }
  return results;
}

if (import.meta.main) {
  let input = "";
  for await (const part of process.stdin) input += part;
  console.log(JSON.stringify(await run(JSON.parse(input) as LoadPlan)));
  process.exit(0);
}

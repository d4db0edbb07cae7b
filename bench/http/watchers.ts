/**
 * The watchers, a process of their own: holds many WebSockets to each side, sends a side its trigger and waits until the
 * last of its sockets has the message. Prints the times as JSON. It speaks just enough of RFC 6455 to count frames.
 */
import { connect, type Socket } from "node:net";
import { Requests } from "./requests.ts";

export interface WatchPlan {
  /** Sockets to each side. */
  sockets: number;
  sides: { port: number; live: string; trigger: string; bodies: string[] }[];
}

export interface WatchResult {
  /** Milliseconds from send to last delivery, by side. */
  times: number[][];
  /** The last message of each side. */
  messages: string[];
}

/** Connections that are opened at once: more would overflow the server's backlog. */
const AT_ONCE = 100;

class Watchers {
  readonly #port: number;
  readonly #path: string;
  #delivered = 0;
  #expected = 0;
  #all: (() => void) | null = null;
  message = "";

  constructor(port: number, path: string) {
    this.#port = port;
    this.#path = path;
  }

  async open(count: number): Promise<void> {
    for (let done = 0; done < count; done += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, () => this.#openOne()));
    this.#expected = count;
  }

  /** Resolves when every socket has had one more message. */
  delivery(): Promise<void> {
    this.#delivered = 0;
    return new Promise((resolve) => {
      this.#all = resolve;
    });
  }

  #openOne(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const socket = connect(this.#port, "127.0.0.1");
    socket.setNoDelay(true);
    const key = Buffer.alloc(16, 1).toString("base64");
    const upgrade = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13";
    socket.write(`GET ${this.#path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${upgrade}\r\nsec-websocket-key: ${key}\r\n\r\n`);
    socket.once("data", (head: Buffer) => {
      if (!head.toString("latin1", 0, 12).startsWith("HTTP/1.1 101"))
        return reject(new Error(head.toString().slice(0, 200)));
      this.#countFrames(socket);
      resolve();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      throw new Error("A watched socket was closed");
    });
    return promise;
  }

  #countFrames(socket: Socket): void {
    let rest: Buffer = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (;;) {
        const short = (rest[1] ?? 0) & 0x7f;
        const head = short < 126 ? 2 : 4;
        if (rest.length < head) return;
        const end = head + (short < 126 ? short : rest.readUInt16BE(2));
        if (rest.length < end) return;
        if (++this.#delivered === this.#expected) {
          this.message = rest.toString("utf8", head, end);
          this.#all?.();
        }
        rest = rest.subarray(end);
      }
    });
  }
}

async function run({ sockets, sides }: WatchPlan): Promise<WatchResult> {
  const watched = sides.map((side) => ({
    ...side,
    watchers: new Watchers(side.port, side.live),
    requests: new Requests(side.port, 1),
  }));
  for (const { watchers } of watched) await watchers.open(sockets);
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < (sides[0]?.bodies.length ?? 0); round++)
    for (const [index, { watchers, requests, trigger, bodies }] of watched.entries()) {
      const delivered = watchers.delivery();
      const from = performance.now();
      const answered = requests.send("POST", trigger, bodies[round]);
      await delivered;
      // The first round warms up.
      if (round > 0) times[index]?.push(performance.now() - from);
      const { status, text } = await answered;
      if (status !== 204) throw new Error(`A broadcast was ${status}: ${text}`);
    }
  return { times, messages: watched.map(({ watchers }) => watchers.message) };
}

if (import.meta.main) {
  let input = "";
  for await (const part of process.stdin) input += part;
  console.log(JSON.stringify(await run(JSON.parse(input) as WatchPlan)));
  process.exit(0);
}

import { once } from "node:events";
import type WebSocket from "ws";
import { type Daybook, day, makePage, type Page, signUp } from "./daybook.ts";

const QUIET_READS = 20;
/** A clock's grain, and what a busy machine does to a few ms. */
const SHORTEST = 3;

/** Somebody who reads another host's page while one page is attacked. */
export interface Bystander {
  /** Asks all the time until `attack` has ended, and `after` ms longer; the longest wait in multiples of a quiet one. */
  waits(attack: () => Promise<unknown>, after?: number): Promise<number>;
}

export async function bystander(daybook: Daybook): Promise<Bystander> {
  const page = await makePage(daybook, await signUp(daybook));
  const read = async () => {
    const began = performance.now();
    const answer = await daybook.call("GET", `${page.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`);
    if (answer.status !== 200) throw new Error(`The bystander was answered ${answer.status} ${answer.text}`);
    return performance.now() - began;
  };
  const quiet: number[] = [];
  for (let i = 0; i < QUIET_READS; i++) quiet.push(await read());
  const usual = Math.max(SHORTEST, quiet.sort((a, b) => a - b)[QUIET_READS / 2] ?? 0);
  return {
    async waits(attack, after = 1_000) {
      let until = Number.POSITIVE_INFINITY;
      const attacked = attack().finally(() => {
        until = performance.now() + after;
      });
      let longest = 0;
      while (performance.now() < until) longest = Math.max(longest, await read());
      await attacked;
      return longest / usual;
    },
  };
}

const AT_ONCE = 50;

/** Opens so many live sockets to a page. */
export async function crowd(
  daybook: Daybook,
  page: Page,
  count: number,
  query = (_: number) => "",
): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let from = 0; from < count; from += AT_ONCE)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - from) }, async (_, i) => {
          const socket = daybook.worker.connect(`${page.path}/live${query(from + i)}`);
          await once(socket, "open");
          // From here on whatever ends it is the attack's end.
          socket.on("error", () => {});
          return socket;
        }),
      )),
    );
  return sockets;
}

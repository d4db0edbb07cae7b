import { once } from "node:events";
import type { LiveEvent } from "@daybook/contract/pages";
import type WebSocket from "ws";
import type { Daybook, Page } from "./daybook.ts";
import { eventually } from "./eventually.ts";

/** Someone who watches a page: every message its live socket brought, in order. */
export interface Watcher {
  socket: WebSocket;
  heard: LiveEvent[];
  /** Waits for a message of this type about the slot that starts then. */
  hears(type: LiveEvent["type"], start?: string): Promise<LiveEvent>;
  leave(): Promise<void>;
}

const about = (event: LiveEvent, start: string) => event.slots?.some((slot) => slot.start === start) ?? false;

export async function watch(
  daybook: Daybook,
  page: Page,
  asked: { since?: number; visitor?: string } = {},
): Promise<Watcher> {
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  const socket = daybook.worker.connect(`${page.path}/live?${query}`);
  const heard: LiveEvent[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data)) as LiveEvent));
  await once(socket, "open");
  const found = (type: LiveEvent["type"], start?: string) =>
    heard.find((event) => event.type === type && (start === undefined || about(event, start)));
  return {
    socket,
    heard,
    async hears(type, start) {
      await eventually(() => found(type, start) !== undefined, `${type} ${start ?? ""}`).toBe(true);
      return found(type, start) as LiveEvent;
    },
    async leave() {
      if (socket.readyState === socket.CLOSED) return;
      socket.close();
      await once(socket, "close");
    },
  };
}

/** Whether the numbers rise from message to message. */
export const rises = (heard: readonly LiveEvent[]): boolean =>
  heard.every((event, i) => i === 0 || event.seq > (heard[i - 1]?.seq ?? 0));

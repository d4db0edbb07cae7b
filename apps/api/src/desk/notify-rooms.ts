import type { DeskMessage } from "../objects/desk-rpc.ts";
import { pageRoom } from "../objects/page-rooms.ts";
import type { Env } from "../runtime/env.ts";
import { within } from "../runtime/within.ts";

/** A caller waits so long for rooms to take a message, ms; who hasn't by then hears of the change by its delivery. */
export const PATIENCE = 400;

/**
 * Sends each room, by its event type, its message. Resolves when all have taken it, or soon, whichever is first; `done`
 * then says whether every one did, however long that takes.
 */
export function notifyRooms(
  env: Env,
  messages: ReadonlyMap<string, DeskMessage>,
): { soon: Promise<void>; done: Promise<boolean> } {
  const sent = Promise.allSettled(
    [...messages].map(([eventTypeId, message]) => pageRoom(env, eventTypeId).notify(message)),
  );
  const done = sent.then((results) => results.every((result) => result.status === "fulfilled"));
  return { soon: within(PATIENCE, sent).then(() => {}), done };
}

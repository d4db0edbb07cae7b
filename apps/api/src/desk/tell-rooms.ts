import type { Env } from "../env.ts";
import { pageRoom } from "../room/page-rooms.ts";
import type { DeskWord } from "./desk-rpc.ts";

/** A room that doesn't take a word in this time hears it by its delivery, ms. */
const WORD_TIMEOUT = 400;

/** Sends each room, by its event type, its word, and waits for them to take it, though not for long. */
export async function tellRooms(
  state: DurableObjectState,
  env: Env,
  rooms: readonly string[],
  wordFor: (eventTypeId: string) => DeskWord,
): Promise<void> {
  const told = Promise.allSettled(rooms.map((eventTypeId) => pageRoom(env, eventTypeId).word(wordFor(eventTypeId))));
  state.waitUntil(told);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((done) => {
    timer = setTimeout(done, WORD_TIMEOUT);
  });
  await Promise.race([told, late]);
  clearTimeout(timer);
}

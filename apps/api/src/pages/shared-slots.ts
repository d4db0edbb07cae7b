import type { Env } from "../env.ts";
import { pageRoom, type SlotsQuestion, type SlotsReply } from "../room/page-rooms.ts";

const inFlight = new Map<string, Promise<SlotsReply>>();

/** Identical questions at the same moment in one isolate share one call of the room. */
export function sharedSlots(env: Env, eventTypeId: string, question: SlotsQuestion): Promise<SlotsReply> {
  const name = JSON.stringify([eventTypeId, question]);
  const known = inFlight.get(name);
  if (known) return known;
  const call = pageRoom(env, eventTypeId)
    .slots(question)
    .finally(() => inFlight.delete(name));
  inFlight.set(name, call);
  return call;
}

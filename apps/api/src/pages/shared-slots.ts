import type { Env } from "../env.ts";
import { pageRoom, type SlotsQuestion, type SlotsReply } from "../room/page-rooms.ts";
import { Flights } from "./flights.ts";

const flights = new Flights<SlotsReply>();

/** Identical questions at the same moment in one isolate share one call of the room. */
export function sharedSlots(env: Env, eventTypeId: string, question: SlotsQuestion): Promise<SlotsReply> {
  const { from, to, timezone, duration, holdId } = question;
  const name = [eventTypeId, from, to, timezone, duration, holdId].join();
  return flights.join(name, () => pageRoom(env, eventTypeId).slots(question));
}

import { notOffered } from "../http/not-offered.ts";
import { pageRoom, type SlotsQuestion, type SlotsReply } from "../objects/page-rooms.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { Flights } from "../runtime/flights.ts";

const flights = new Flights<SlotsReply>();

/** Identical questions at the same moment in one isolate share one call of the room. */
export function sharedSlots(env: Env, eventTypeId: string, question: SlotsQuestion): Promise<SlotsReply> {
  const { from, to, timezone, duration, holdId } = question;
  const name = [eventTypeId, from, to, timezone, duration, holdId].join();
  return flights.join(name, () => pageRoom(env, eventTypeId).slots(question));
}

/** The room's answer as JSON text; throws what else it said. */
export function requireSlots(reply: SlotsReply): string {
  if (reply.kind === "slots") return reply.body;
  if (reply.kind === "unknown_duration") throw notOffered(reply.durations, "query");
  if (reply.kind === "unavailable")
    throw new ApiFailure("database_unavailable", {
      retryAfter: 2,
      detail: "The times can't be read at this moment. Try again shortly.",
    });
  throw new ApiFailure("not_found", { detail: "There is no page at this address." });
}

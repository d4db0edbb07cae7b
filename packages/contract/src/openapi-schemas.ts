import { z } from "zod";
import { account, signIn, signUp } from "./accounts.ts";
import { booking, bookingDetail, busyBlock } from "./bookings.ts";
import { eventTypeOrder, eventTypeOrderEdit } from "./event-type-order.ts";
import { eventType, eventTypeEdit, newEventType, refused } from "./event-types.ts";
import { feed } from "./feeds.ts";
import { managed } from "./manage.ts";
import {
  booked,
  bookingPage,
  hold,
  liveEvent,
  newBooking,
  newHold,
  profile,
  publicEventType,
  publicHost,
  slotsAnswer,
} from "./pages.ts";
import { problem } from "./problem.ts";
import { newSchedule, schedule } from "./schedules.ts";

export type Json = Record<string, unknown>;

/** What has a name of its own in the description; all else stands where it is used. */
const named: Record<string, z.ZodType> = {
  Account: account,
  NewAccount: signUp,
  Credentials: signIn,
  Schedule: schedule,
  NewSchedule: newSchedule,
  EventType: eventType,
  NewEventType: newEventType,
  EventTypeEdit: eventTypeEdit,
  EventTypeOrder: eventTypeOrder,
  EventTypeOrderEdit: eventTypeOrderEdit,
  RefusedTime: refused,
  PublicHost: publicHost,
  PublicEventType: publicEventType,
  BookingPage: bookingPage,
  Profile: profile,
  Slots: slotsAnswer,
  NewHold: newHold,
  Hold: hold,
  NewBooking: newBooking,
  Booked: booked,
  LiveEvent: liveEvent,
  Booking: booking,
  BookingDetail: bookingDetail,
  BusyBlock: busyBlock,
  ManagedBooking: managed,
  Feed: feed,
  Problem: problem,
};
for (const [id, type] of Object.entries(named)) z.globalRegistry.add(type, { ...z.globalRegistry.get(type), id });

/** Answers may gain fields at any time: a client that checks them must not stumble over one. */
function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open);
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key, value]) => key !== "additionalProperties" || value !== false);
  return Object.fromEntries(kept.map(([key, value]) => [key, open(value)]));
}

const pointed = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));

/** Schemas as JSON Schema; what is named in them gathers in `all`. Throws when one name would mean two things. */
export class Schemas {
  readonly all: Record<string, Json> = {};

  of(type: z.ZodType, io: "input" | "output"): Json {
    const made = z.toJSONSchema(type, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
    const { $schema: _, $defs = {}, ...rest } = (io === "output" ? open(made) : made) as Json & { $defs?: Json };
    for (const [name, one] of Object.entries($defs)) {
      const schema = pointed(one as Json);
      const known = this.all[name] ?? schema;
      if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`${name} is sent and answered differently`);
      this.all[name] = known;
    }
    return pointed(rest);
  }
}

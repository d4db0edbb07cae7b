import { z } from "zod";
import { inks, refused } from "./event-types.ts";
import { givenGuests, guest } from "./guests.ts";
import { location } from "./location.ts";
import { operations } from "./operation.ts";
import {
  addressPart,
  date,
  email,
  hourCycle,
  instant,
  line,
  locale,
  minutes,
  pathToken,
  queryMinutes,
  queryNumber,
  timezone,
  token,
  toldInstant,
} from "./primitives.ts";
import { answers, question } from "./questions.ts";

const address = z.object({ handle: addressPart, slug: addressPart });
const slot = z.object({ start: toldInstant, end: toldInstant });

export const publicHost = z.object({ handle: z.string(), name: z.string(), tagline: z.string(), timezone: z.string() });
export const publicEventType = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  durations: z.array(z.int()),
  ink: z.enum(inks),
  location,
  price: z.string(),
  changeNotice: z.int(),
  paused: z.boolean(),
});
/** What a booking page shows. */
export const bookingPage = z.object({
  host: publicHost,
  eventType: publicEventType.extend({
    questions: z.array(question),
    maxGuests: z.int().describe("How many guests an invitee may bring along"),
    texts: z
      .literal(true)
      .optional()
      .describe("A number that is given is sent text messages about the appointment: say so where it is asked for"),
    timezone: z.string().describe("The schedule's zone"),
  }),
});
export const profile = z.object({
  host: publicHost,
  eventTypes: z.array(publicEventType).describe("In the host's order"),
  groups: z
    .array(z.object({ title: z.string(), slugs: z.array(z.string()) }))
    .describe("The headings, and which event types stand under them; those of no group stand first"),
});

const slotsQuery = z.object({
  from: date,
  to: date,
  timezone,
  duration: queryMinutes(1, 1440).optional(),
  hold: token.optional().describe("One's own hold: its time counts as free"),
  explain: z.enum(["1"]).optional().describe("The host only: adds the refused times"),
});
export const slotsAnswer = z.object({
  version: z.int().describe("The page's sequence number; live events carry it as seq"),
  stale: z.boolean().describe("The data may be out of date"),
  slots: z.array(slot),
  held: z.array(slot.extend({ until: toldInstant })).describe("Times that are held by someone at this moment"),
  nextFrom: date
    .optional()
    .describe("Present when there are too many slots for one answer: ask for the rest from this date on"),
  refused: z.array(refused).optional(),
});
export const newHold = z.strictObject({
  start: instant,
  duration: minutes(1, 1440).optional().describe("Minutes; one of the event type's. Its first when absent"),
  visitor: line(64, 8)
    .optional()
    .describe("A random name for this browser tab: a new hold replaces the visitor's older one"),
});
export const hold = z.object({
  id: z.string(),
  start: toldInstant,
  end: toldInstant,
  expiresAt: toldInstant.describe("Until then the time can be booked with the hold"),
});
export const newBooking = z.strictObject({
  start: instant,
  duration: minutes(1, 1440).optional().describe("Minutes; one of the event type's. Its first when absent"),
  timezone,
  locale: locale.optional().describe("What the invitee reads, in mails too; `en` when absent"),
  clock: hourCycle.optional().describe("`24` when absent"),
  invitee: z.strictObject({ name: line(120, 1), email }),
  answers: answers.optional(),
  // Without a default: a body that is sent again after an upgrade must read as it did before.
  guests: givenGuests
    .optional()
    .describe(
      "Who comes along, as many as `maxGuests`: each gets mails of their own, and no link. A host's address is left out",
    ),
  hold: token.optional().describe("The id of one's own hold: its time counts as free"),
});
export const bookingState = z.enum(["confirmed", "pending", "cancelled", "declined", "expired", "released", "no_show"]);
export const booked = z.object({
  id: z.string(),
  state: bookingState,
  start: toldInstant,
  end: toldInstant,
  manageUrl: z.string(),
  guests: z.array(guest).describe("Who comes along"),
  location: location.describe("Where it takes place; a page tells a link to those alone who have booked"),
});

/** A message of a page's live socket. `held` and `freed` and `taken` name the slots of this page that changed. */
export const liveEvent = z.object({
  seq: z.int(),
  type: z.enum(["slot.taken", "slot.freed", "slot.held", "resync"]),
  start: toldInstant.optional(),
  end: toldInstant.optional(),
  until: toldInstant.optional(),
  slots: z.array(slot.extend({ duration: z.int() })).optional(),
});

export const pageOperations = operations({
  "GET /v1/picture.png": {
    id: "getPicture",
    summary: "What link previews show of a page: a PNG of 1200 × 630",
    description:
      "Of a host's page, of a profile without `slug`, of Daybook itself without `handle`. Pages name theirs as `og:image`, with `v`: what that address answers never changes, and another title has another. Titles in letters that can't be drawn are left out.",
    access: { as: "anyone" },
    query: z.object({
      handle: addressPart.optional(),
      slug: addressPart.optional(),
      v: z.string().max(40).optional().describe("Names what the picture shows"),
    }),
    limit: "reads",
    success: { status: 200, body: null, produces: "image/png" },
    errors: ["not_found", "database_unavailable"],
  },
  "GET /v1/pages/{handle}": {
    id: "getProfile",
    summary: "A public profile",
    access: { as: "anyone" },
    limit: "reads",
    params: z.object({ handle: addressPart }),
    success: { status: 200, body: profile },
    errors: ["not_found"],
  },
  "GET /v1/pages/{handle}/{slug}": {
    id: "getPage",
    summary: "What a booking page shows",
    access: { as: "anyone" },
    limit: "reads",
    params: address,
    success: { status: 200, body: bookingPage },
    errors: ["not_found"],
  },
  "GET /v1/pages/{handle}/{slug}/slots": {
    id: "listSlots",
    summary: "Times that can be booked; both dates inclusive in timezone, at most 62 days",
    description:
      "Served from memory, seconds old at most; `stale` says when it could not be compared with the database. What is offered can be booked: the same function decides both. An answer holds some 3,500 slots, of whole dates; where there are more, `nextFrom` is the date to go on from. `explain=1` adds the refused times with their reasons, for the signed-in host alone.",
    access: { as: "anyone" },
    limit: "reads",
    params: address,
    query: slotsQuery,
    success: { status: 200, body: slotsAnswer },
    errors: ["not_found", "hold_not_live", "unauthenticated", "forbidden"],
  },
  "GET /v1/pages/{handle}/{slug}/live": {
    id: "watchPage",
    summary: "WebSocket: live events of the page",
    description:
      "Each message is a `LiveEvent`. Messages are numbered by `seq`; connect again with the last one as `since` and what was missed comes first. `resync` means: read the times again and go on from its `seq`, whatever number was known before. The one message a client may send is the text `ping`, answered by `pong`; any other ends the socket with 1008. Without an upgrade the answer is `426`.",
    access: { as: "anyone" },
    limit: "sockets",
    params: address,
    query: z.object({ since: queryNumber(z.int().min(0), { minimum: 0 }).optional(), visitor: line(64, 8).optional() }),
    success: { status: 101, body: null },
    errors: ["not_found", "upgrade_required"],
  },
  "POST /v1/pages/{handle}/{slug}/holds": {
    id: "createHold",
    summary: "Hold a time for five minutes at most",
    description:
      "Keeps the time from others while a form is filled in. Give the hold's `id` as `hold` when booking. It ends at `expiresAt`: in five minutes, or sooner if the time can't be booked for so long, because the host wants more notice then. A `visitor` has one hold: a new one replaces it.",
    access: { as: "anyone" },
    limit: "holds",
    params: address,
    body: newHold,
    success: { status: 201, body: hold },
    errors: ["not_found", "slot_unavailable", "page_paused", "too_many_holds"],
  },
  "DELETE /v1/holds/{id}": {
    id: "deleteHold",
    summary: "Give a held time back",
    access: { as: "capability", purpose: "hold" },
    limit: "holds",
    params: z.object({ id: pathToken }),
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/pages/{handle}/{slug}/bookings": {
    id: "createBooking",
    summary: "Book a time",
    description:
      "`409 slot_unavailable` says why in `reason` and names the nearest free times in `alternatives`. Answers go by the question's id. `manageUrl` is the invitee's own link, the only key to moving and cancelling: keep it secret.",
    access: { as: "anyone" },
    limit: "bookings",
    idempotency: "required",
    params: address,
    body: newBooking,
    success: { status: 201, body: booked },
    errors: ["not_found", "slot_unavailable", "hold_not_live", "page_paused"],
  },
});

export type PublicHost = z.output<typeof publicHost>;
export type PublicEventType = z.output<typeof publicEventType>;
export type BookingPage = z.output<typeof bookingPage>;
export type Profile = z.output<typeof profile>;
export type SlotsAnswer = z.output<typeof slotsAnswer>;
export type LiveEvent = z.output<typeof liveEvent>;
export type Hold = z.output<typeof hold>;
export type Booked = z.output<typeof booked>;
export type NewBooking = z.output<typeof newBooking>;

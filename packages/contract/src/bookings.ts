import { replyAnswers } from "@daybook/core/bookings/reply";
import { mailStates } from "@daybook/core/mail/mail-state";
import { z } from "zod";
import { bookingCounts, bookingFilter, bookingFilterOfAll } from "./booking-filter.ts";
import { inks, refused } from "./event-types.ts";
import { guest, guestList, newGuests } from "./guests.ts";
import { location } from "./location.ts";
import { operations } from "./operation.ts";
import { bookingState, newBooking, slotsAnswer } from "./pages.ts";
import {
  date,
  id,
  instant,
  line,
  locale,
  minutes,
  page,
  pageQuery,
  queryMinutes,
  timezone,
  token,
  toldInstant,
} from "./primitives.ts";
import { override } from "./schedules.ts";

export const actor = z.enum(["host", "invitee", "system"]).describe("`system` is Daybook itself");
const historyKind = z.enum([
  "booked",
  "requested",
  "approved",
  "declined",
  "expired",
  "released",
  "moved",
  "cancelled",
  "no_show",
  "reassigned",
  "answered",
  "readdressed",
  "resent",
  "kept",
  "guests_changed",
]);
/** Why a delivery failed, waits for another try, or was left out. */
export const deliveryCauses = [
  "overtaken",
  "cancelled",
  "switched_off",
  "too_late",
  "said_by_next",
  "address_refused",
  "refused",
  "busy",
  "no_answer",
  "not_set_up",
  "uncertain",
  "gone",
  "suppressed",
  "unknown",
] as const;
const replyAnswer = z.enum(replyAnswers).describe("What a calendar answered to the invitation");
export const answered = z.object({ label: z.string(), value: z.string() });
export const booking = z.object({
  id,
  state: bookingState,
  start: toldInstant,
  end: toldInstant,
  title: z.string(),
  ink: z.enum(inks),
  eventTypeId: z.string(),
  location,
  invitee: z.object({ name: z.string(), email: z.string(), timezone: z.string() }),
  guests: z.array(guest).describe("Who comes along"),
  createdAt: toldInstant,
  cancellation: z.object({ at: toldInstant, by: actor, reason: z.string() }).nullable(),
  attention: z
    .enum(["bounced", "complained", "declined", "tentative"])
    .nullable()
    .describe("While it is to come: mails to the invitee came back or were reported, or a calendar didn't say yes"),
});
export const bookingDetail = booking.extend({
  answers: z.array(answered),
  history: z.array(
    z.object({
      at: toldInstant,
      kind: historyKind,
      by: actor,
      from: z.object({ start: toldInstant, end: toldInstant }).optional(),
      to: z.object({ start: toldInstant, end: toldInstant }).optional(),
      reason: z.string().optional(),
      byName: z.string().optional().describe("Who it was, where it was another host than the caller"),
      silent: z.literal(true).optional().describe("The host chose that the invitee gets no mail of it"),
      outsideOffer: z.literal(true).optional().describe("The host took a time that isn't offered"),
      answer: replyAnswer.optional(),
      answeredBy: z.string().optional().describe("Who answered the invitation"),
      was: z.string().optional().describe("The address before it was corrected"),
      guests: z
        .object({ added: z.array(guest), removed: z.array(guest) })
        .optional()
        .describe("Who was added and who was taken off"),
    }),
  ),
  replies: z
    .array(
      z.object({
        name: z.string(),
        answer: replyAnswer,
        comment: z.string(),
        at: toldInstant,
        open: z
          .boolean()
          .describe("It isn't a yes, is about the appointment as it is now, and no host has decided yet"),
      }),
    )
    .describe("Of each who answered the invitation by calendar the last answer; nothing is cancelled by one"),
  mail: z
    .object({
      stopped: z.enum(["bounced", "complained"]).nullable().describe("Why nobody here writes to the invitee's address"),
      since: toldInstant.nullable(),
      resumable: z.boolean().describe("Whether the host may have it written to again"),
    })
    .describe("Whether mails go to the invitee"),
  deliveries: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      to: z.string(),
      state: z
        .enum(["waiting", "done", "failed", "paused", "skipped"])
        .describe("`paused`: kept until its receiver is back; `skipped`: not needed any more, `lastError` says why"),
      at: toldInstant.nullable(),
      attempts: z.int(),
      lastError: z.string().nullable(),
      cause: z.enum(deliveryCauses).nullable().describe("What `lastError` comes down to"),
      nextAt: toldInstant.nullable().describe("When a waiting one is tried, again or for the first time"),
      outcome: z
        .object({
          state: z.enum(mailStates),
          lasting: z.boolean().describe("It came back for good"),
          words: z.string().describe("The receiving server's"),
          at: toldInstant,
        })
        .nullable()
        .describe("What the mail service said of it after it took it"),
      reminder: z
        .object({ minutes: z.int(), when: z.enum(["before_start", "after_end"]) })
        .optional()
        .describe("Where it isn't a mail about a change, but waits for its time"),
      recipient: z.object({ as: z.enum(["invitee", "guest", "host"]), name: z.string(), you: z.boolean() }),
    }),
  ),
  eventType: z.object({ handle: z.string(), slug: z.string(), durations: z.array(z.int()), deleted: z.boolean() }),
  sequence: z.int(),
  manageUrl: z.string(),
});
/** A stretch of a host's calendar that Daybook doesn't own. */
export const busyBlock = z.object({ start: toldInstant, end: toldInstant, title: z.string(), source: z.string() });

export const cancellation = z.strictObject({ reason: line(1000).optional() });
export const rescheduling = z.strictObject({
  start: instant,
  duration: minutes(1, 1440).optional().describe("Minutes; as long as before when absent"),
  hold: token.optional(),
});
/** How a host may act beyond an invitee. */
const outsideOffer = z
  .literal(true)
  .optional()
  .describe(
    "Also a time that isn't offered: hours, overrides, notice, window, buffers and what is busy elsewhere yield to it. What is booked, held at this moment or over never does, nor does anything where others host it, too",
  );
const notify = z
  .boolean()
  .optional()
  .describe("Whether the invitee and their guests get a mail of it; true when absent");
const hostCancellation = cancellation.extend({ notify });
const hostRescheduling = rescheduling.extend({ outsideOffer, notify });
export const hostBooking = newBooking.omit({ hold: true }).extend({
  eventTypeId: id,
  locale: newBooking.shape.locale.describe("What the invitee reads, in mails too; as the host does when absent"),
  clock: newBooking.shape.clock.describe("The host's when absent"),
  outsideOffer,
  notify,
});
export const moved = z.object({
  id: z.string(),
  state: bookingState,
  start: toldInstant,
  end: toldInstant,
  manageUrl: z.string(),
  guests: z.array(guest).describe("Who comes along"),
  location,
});
export const cancelled = z.object({ id: z.string(), state: z.literal("cancelled") });
const one = z.object({ id });
export const guestErrors = ["not_found", "already_cancelled", "already_over"] as const;
export const moveQuery = z.object({ from: date, to: date, timezone, duration: queryMinutes(1, 1440).optional() });
/** Read from Postgres as the move itself will be: nothing here follows a page's live events. */
export const moveSlots = slotsAnswer.pick({ slots: true, nextFrom: true });
/** The same for a host, who may go beyond what is offered. */
export const hostSlots = moveSlots.extend({
  overrulable: z.array(refused).describe("Quarters of an hour that aren't offered, and what `outsideOffer` overrules"),
  taken: z.array(refused).describe("Quarters that nobody can have: over, booked, or held at this moment"),
});
const hostSlotsQuery = moveQuery.extend({
  outside: z.enum(["1"]).optional().describe("Adds `overrulable` and `taken`"),
});
export const cancelErrors = ["not_found", "already_cancelled", "already_over"] as const;
export const moveErrors = [...cancelErrors, "slot_unavailable", "hold_not_live"] as const;

export const bookingOperations = operations({
  "GET /v1/bookings": {
    id: "listBookings",
    summary: "The account's bookings",
    access: { as: "account", scope: "bookings:read" },
    description:
      "Upcoming ones soonest first, the others latest first. Pages stay right while bookings are made: none comes twice, and none is left out that was there all along.",
    query: z.object({ ...pageQuery, ...bookingFilter }),
    success: { status: 200, body: page(booking) },
    errors: [],
  },
  "GET /v1/bookings/counts": {
    id: "countBookings",
    summary: "How many bookings a filter finds, in each state, and how many without each part of it",
    access: { as: "account", scope: "bookings:read" },
    query: z.object(bookingFilterOfAll),
    success: { status: 200, body: bookingCounts },
    errors: [],
  },
  "GET /v1/bookings.csv": {
    id: "exportBookings",
    summary: "The same bookings as a CSV file (RFC 4180, in UTF-8 with a byte order mark)",
    description:
      "Sent as it is read, however many there are. Times stand in `timezone` and in UTC; each question that was answered is a column. A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab or CR first) has an apostrophe before it. The first row holds stable keys, or, with `lang`, words of that language for people. A booking that is moved while the file is written may stand in it twice or not at all.",
    access: { as: "account", scope: "bookings:read" },
    query: z.object({
      ...bookingFilter,
      lang: locale.optional().describe("In whose words the first row, states and places are, such as de"),
    }),
    success: { status: 200, body: null, produces: "text/csv" },
    errors: [],
  },
  "POST /v1/bookings": {
    id: "bookForSomebody",
    summary: "Book for somebody, as the host",
    description:
      "Goes the way of every booking: the same time is never given twice, whoever asks first. Without `outsideOffer` only what the page offers can be had; a paused page counts as offering nothing. `notify: false` sends the invitee no mail of it; later changes are told unless they say so, too.",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "required",
    body: hostBooking,
    success: { status: 201, body: bookingDetail },
    errors: ["not_found", "slot_unavailable", "page_paused", "rate_limited"],
  },
  "GET /v1/event-types/{id}/slots": {
    id: "listHostSlots",
    summary: "Times to book for somebody, as the host",
    description:
      "Decided as the booking itself will be. With `outside=1` also each quarter of an hour that isn't offered, with the reason and, for the host's eyes, what stands in the way.",
    access: { as: "account", scope: "bookings:read" },
    params: one,
    query: hostSlotsQuery,
    success: { status: 200, body: hostSlots.partial({ overrulable: true, taken: true }) },
    errors: ["not_found"],
  },
  "GET /v1/calendar-days": {
    id: "listCalendarDays",
    summary: "What stands in the host's calendar between two dates (inclusive, at most 62 days)",
    access: { as: "account", scope: "bookings:read" },
    query: z.object({ from: date, to: date, timezone }),
    success: {
      status: 200,
      body: z.object({
        bookings: z.array(booking),
        busy: z.array(busyBlock),
        open: z.array(z.object({ start: toldInstant, end: toldInstant })).describe("Open hours"),
        overrides: z
          .array(override.extend({ schedule: z.string().describe("The schedule's name") }))
          .describe("The dates of these that have hours of their own, with the reason that the host gave"),
      }),
    },
    errors: [],
  },
  "GET /v1/bookings/{id}": {
    id: "getBooking",
    summary: "One booking with its history and deliveries",
    access: { as: "account", scope: "bookings:read" },
    params: one,
    success: { status: 200, body: bookingDetail },
    errors: ["not_found"],
  },
  "GET /v1/bookings/{id}/slots": {
    id: "listMoveSlots",
    summary: "Times to move to, as the host: its own time doesn't block, nor does a paused or deleted event type",
    description: "With `outside=1` also each quarter of an hour that isn't offered, and why.",
    access: { as: "account", scope: "bookings:read" },
    params: one,
    query: hostSlotsQuery,
    success: { status: 200, body: hostSlots.partial({ overrulable: true, taken: true }) },
    errors: ["not_found"],
  },
  "POST /v1/bookings/{id}/cancellation": {
    id: "cancelBooking",
    summary: "Cancel, as the host",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "optional",
    params: one,
    body: hostCancellation,
    success: { status: 200, body: cancelled },
    errors: cancelErrors,
  },
  "POST /v1/bookings/{id}/rescheduling": {
    id: "moveBooking",
    summary: "Move, as the host",
    description: "The booking keeps its id, its link and its calendar entry; its old time is free again at once.",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "required",
    params: one,
    body: hostRescheduling,
    success: { status: 200, body: moved },
    errors: moveErrors,
  },
  "POST /v1/bookings/{id}/guests": {
    id: "addGuests",
    summary: "Add guests, as the host: each is invited by a mail of their own",
    description: "Ten may come along at most, whatever the event type lets invitees do.",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "required",
    params: one,
    body: newGuests,
    success: { status: 201, body: guestList },
    errors: [...guestErrors, "rate_limited"],
  },
  "DELETE /v1/bookings/{id}/guests/{guestId}": {
    id: "removeGuest",
    summary: "Take a guest off, as the host",
    description:
      "A mail takes the entry out of their calendar. Who has been taken off already stays so, without another.",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "optional",
    params: z.object({ id, guestId: id }),
    success: { status: 200, body: guestList },
    errors: guestErrors,
  },
});

export type Booking = z.output<typeof booking>;
export type BookingDetail = z.output<typeof bookingDetail>;
export type BusyBlock = z.output<typeof busyBlock>;
export type MoveSlots = z.output<typeof moveSlots>;
export type HostSlots = z.output<typeof hostSlots>;
export type HostBooking = z.input<typeof hostBooking>;
export type DeliveryCause = (typeof deliveryCauses)[number];

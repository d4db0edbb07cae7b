import { z } from "zod";
import {
  actor,
  answered,
  cancelErrors,
  cancellation,
  cancelled,
  guestErrors,
  moved,
  moveErrors,
  moveQuery,
  moveSlots,
  rescheduling,
} from "./bookings.ts";
import { inks } from "./event-types.ts";
import { guest, guestList, newGuests } from "./guests.ts";
import { location } from "./location.ts";
import { operations } from "./operation.ts";
import { bookingState, publicHost } from "./pages.ts";
import { id, pathToken, toldInstant } from "./primitives.ts";

/** What an invitee sees by the capability link. */
export const managed = z.object({
  id: z.string(),
  state: bookingState,
  start: toldInstant,
  end: toldInstant,
  title: z.string(),
  ink: z.enum(inks),
  location,
  price: z.string(),
  timezone: z.string().describe("The invitee's"),
  host: publicHost,
  invitee: z.object({ name: z.string(), email: z.string() }),
  answers: z.array(answered),
  guests: z.array(guest).describe("Who comes along"),
  maxGuests: z.int().describe("How many guests the invitee may bring along"),
  cancellation: z.object({ at: toldInstant, by: actor, reason: z.string() }).nullable(),
  page: z.object({ handle: z.string(), slug: z.string(), durations: z.array(z.int()), bookable: z.boolean() }),
  changeUntil: toldInstant.describe("Until then the invitee may move or cancel"),
  changeable: z.boolean(),
  calendarUrl: z.string(),
  mail: z
    .object({
      stopped: z.boolean().describe("Nobody here writes to the invitee's address"),
      resumable: z.boolean().describe("Whoever has this link may have it written to again"),
    })
    .describe("Whether mails go to the invitee"),
  reminders: z
    .object({ on: z.boolean(), at: z.array(toldInstant) })
    .describe("What is still to be sent to the invitee by itself, and whether they want it"),
});
const link = z.object({ token: pathToken });
export const manageOperations = operations({
  "GET /v1/manage/{token}": {
    id: "getManaged",
    summary: "A booking by its manage link",
    access: { as: "capability", purpose: "manage" },
    params: link,
    success: { status: 200, body: managed },
    errors: ["not_found"],
  },
  "GET /v1/manage/{token}/slots": {
    id: "listManagedSlots",
    summary: "Times to move to: one's own booking doesn't block",
    access: { as: "capability", purpose: "manage" },
    params: link,
    query: moveQuery,
    success: { status: 200, body: moveSlots },
    errors: ["not_found"],
  },
  "GET /v1/manage/{token}/calendar.ics": {
    id: "getManagedCalendar",
    summary: "The booking as an iCalendar file",
    access: { as: "capability", purpose: "manage" },
    params: link,
    success: { status: 200, body: null, produces: "text/calendar" },
    errors: ["not_found"],
  },
  "GET /v1/manage/{token}/data": {
    id: "getManagedData",
    summary: "All that is kept of a booking's invitee",
    description: "The booking with its answers, guests, replies and history, as JSON, to be kept as a file.",
    access: { as: "capability", purpose: "manage" },
    params: link,
    success: { status: 200, body: z.record(z.string(), z.unknown()) },
    errors: ["not_found"],
  },
  "POST /v1/manage/{token}/erasure": {
    id: "eraseManaged",
    summary: "Have a booking forget whom it was with",
    description:
      "Name, address, answers, guests and all that was written are deleted for good; that there was a booking, and when, stays its host's. The link ends. Only once it is over or cancelled (`still_to_come`).",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    params: link,
    success: { status: 204, body: null },
    errors: ["not_found", "still_to_come"],
  },
  "PUT /v1/manage/{token}/reminders": {
    id: "chooseManagedReminders",
    summary: "Whether to be reminded of the booking, as the invitee",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    params: link,
    body: z.strictObject({ on: z.boolean() }),
    success: { status: 200, body: z.object({ on: z.boolean() }) },
    errors: ["not_found"],
  },
  "POST /v1/manage/{token}/cancellation": {
    id: "cancelManaged",
    summary: "Cancel, as the invitee",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    idempotency: "optional",
    params: link,
    body: cancellation,
    success: { status: 200, body: cancelled },
    errors: [...cancelErrors, "change_notice_passed"],
  },
  "POST /v1/manage/{token}/rescheduling": {
    id: "moveManaged",
    summary: "Move, as the invitee",
    description:
      "The booking keeps its id, its link and its calendar entry; its old time is free again at once. `page_paused` also when the page is gone, as `detail` says: there is nothing to move to then, but the booking stands.",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    idempotency: "required",
    params: link,
    body: rescheduling,
    success: { status: 200, body: moved },
    errors: [...moveErrors, "change_notice_passed", "page_paused"],
  },
  "POST /v1/manage/{token}/mail-resumption": {
    id: "resumeManagedMail",
    summary: "Have it written to one's address again",
    description:
      "Sends the confirmation once more. `mailbox` is what follows `#mail=` in the link of a mail, and shows that the mailbox is one's own; without it only an address whose mail came back is written to again, once a day.",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    idempotency: "optional",
    params: link,
    body: z.strictObject({ mailbox: z.string().max(64).optional() }),
    success: { status: 200, body: managed },
    errors: [...cancelErrors, "forbidden"],
  },
  "POST /v1/manage/{token}/guests": {
    id: "addManagedGuests",
    summary: "Add guests, as the invitee: each is invited by a mail of their own",
    description: "Until the appointment is over, and as many as `maxGuests`.",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    idempotency: "required",
    params: link,
    body: newGuests,
    success: { status: 201, body: guestList },
    errors: guestErrors,
  },
  "DELETE /v1/manage/{token}/guests/{guestId}": {
    id: "removeManagedGuest",
    summary: "Take a guest off, as the invitee",
    description:
      "A mail takes the entry out of their calendar. Who has been taken off already stays so, without another.",
    access: { as: "capability", purpose: "manage" },
    limit: "changes",
    idempotency: "optional",
    params: link.extend({ guestId: id }),
    success: { status: 200, body: guestList },
    errors: guestErrors,
  },
});

export type Managed = z.output<typeof managed>;

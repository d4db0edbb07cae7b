import { z } from "zod";
import {
  actor,
  answered,
  cancelErrors,
  cancellation,
  cancelled,
  moved,
  moveErrors,
  moveQuery,
  moveSlots,
  rescheduling,
} from "./bookings.ts";
import { inks } from "./event-types.ts";
import { location } from "./location.ts";
import { operations } from "./operation.ts";
import { bookingState, publicHost } from "./pages.ts";
import { pathToken, toldInstant } from "./primitives.ts";

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
});

export type Managed = z.output<typeof managed>;

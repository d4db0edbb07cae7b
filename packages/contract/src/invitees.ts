import { z } from "zod";
import { bookingDetail, cancelErrors } from "./bookings.ts";
import { operations } from "./operation.ts";
import { email, id } from "./primitives.ts";

const one = z.object({ id });

/** What a host does about a booking's invitee, its time left alone. */
export const inviteeOperations = operations({
  "POST /v1/bookings/{id}/address-correction": {
    id: "correctInviteeEmail",
    summary: "Correct the invitee's e-mail address, and write to it",
    description:
      "The confirmation, with the invitation as it is now, goes to the new address; later mails do, too. The old address stays in the history alone.",
    access: { as: "account", scope: "bookings:write" },
    limit: "changes",
    idempotency: "optional",
    params: one,
    body: z.strictObject({ email }),
    success: { status: 200, body: bookingDetail },
    errors: cancelErrors,
  },
  "POST /v1/bookings/{id}/mail-resumption": {
    id: "resumeInviteeMail",
    summary: "Write to the invitee again",
    description:
      "Sends the confirmation once more. An address whose mail came back is written to again from now on, which may be tried once a day (`rate_limited`); one whose owner reported a mail isn't (`forbidden`): its owner alone may say so, by the link in an earlier mail.",
    access: { as: "account", scope: "bookings:write" },
    limit: "changes",
    idempotency: "optional",
    params: one,
    success: { status: 200, body: bookingDetail },
    errors: [...cancelErrors, "forbidden"],
  },
  "POST /v1/bookings/{id}/keeping": {
    id: "keepBooking",
    summary: "Keep the appointment though a calendar didn't say yes",
    description: "What was answered so far is settled; a later answer is shown again.",
    access: { as: "account", scope: "bookings:write" },
    idempotency: "optional",
    params: one,
    success: { status: 200, body: bookingDetail },
    errors: cancelErrors,
  },
});

import { z } from "zod";
import { operations } from "./operation.ts";

const noted = z.object({ noted: z.boolean().describe("Whether it said anything new about something of ours") });

/** What the mail service tells, and mails that came. */
export const inboundOperations = operations({
  "POST /v1/inbound/mail-events": {
    id: "takeMailEvent",
    summary: "What became of a mail, as Resend tells it",
    description:
      "The address of a webhook at Resend: `email.delivered`, `email.delivery_delayed`, `email.bounced`, `email.complained`, `email.failed`, `email.suppressed`, and `email.received` where it takes mail for this deployment. Signed as [Standard Webhooks](https://www.standardwebhooks.com) say, in the headers `svix-id`, `svix-timestamp` and `svix-signature`, within five minutes. What is sent again, and what is about mails of somebody else, is answered 200 and changes nothing.",
    access: { as: "mail_service", signs: "events" },
    body: z.looseObject({ type: z.string().describe("Such as email.bounced") }),
    success: { status: 200, body: noted },
    errors: [],
  },
  "POST /v1/inbound/mail": {
    id: "takeMail",
    summary: "A mail that came: a calendar's answer to an invitation, or a mail that was returned",
    description:
      "The whole message (RFC 5322), at most 256 KB, signed in the same headers, or in `webhook-id`, `webhook-timestamp` and `webhook-signature`. An answer counts when it came to the address of its invitation's organizer, from somebody who was invited, about the appointment as it is now; everything else is dropped. Nothing is cancelled by it: its hosts see it and decide.",
    access: { as: "mail_service", signs: "messages" },
    consumes: "message/rfc822",
    body: z.string(),
    success: { status: 200, body: noted },
    errors: [],
  },
});

import { z } from "zod";
import { operations } from "./operation.ts";
import { pathToken } from "./primitives.ts";

const link = z.object({ token: pathToken });
export const subscription = z.object({
  to: z.enum(["digest", "reminders"]).describe("A host's mail about the next day, or what a booking sends by itself"),
  active: z.boolean(),
  title: z.string().describe("The booking's; empty for a digest"),
  upcoming: z.boolean().describe("Whether that booking stands and is still to come"),
});

export const unsubscribeOperations = operations({
  "GET /v1/unsubscribe/{token}": {
    id: "getSubscription",
    summary: "What a link to unsubscribe would end; changes nothing",
    description: "A browser is led to the page that asks.",
    access: { as: "capability", purpose: "unsubscribe" },
    params: link,
    success: { status: 200, body: subscription },
    errors: ["not_found"],
  },
  "POST /v1/unsubscribe/{token}": {
    id: "unsubscribe",
    summary: "End it at once",
    description:
      "What `List-Unsubscribe-Post` of a mail asks for (RFC 8058): one POST, whatever its body is. Asked again it answers the same.",
    access: { as: "capability", purpose: "unsubscribe" },
    limit: "changes",
    params: link,
    ignoresBody: true,
    success: { status: 200, body: subscription },
    errors: ["not_found"],
  },
});

export type Subscription = z.output<typeof subscription>;

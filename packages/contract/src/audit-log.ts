import { z } from "zod";
import { allAuditActs, auditGroups, auditWho } from "./audit-acts.ts";
import { operations } from "./operation.ts";
import { date, id, line, page, pageQuery, timezone, toldInstant } from "./primitives.ts";

export const auditActors = ["account", "invitee", "operator", "daybook", "nobody"] as const;
export const auditProofs = ["session", "token", "key", "link", "mail", "system", "none"] as const;
const changed = z
  .record(z.string(), z.unknown())
  .nullable()
  .describe("The fields that differ; `{ untold: true }` stands for what is secret or long");

export const auditEntry = z.object({
  id,
  at: toldInstant,
  act: z.string().describe("Such as `event_type.changed`; more may come"),
  group: z.enum(auditGroups),
  who: z.object({
    as: z.enum(auditActors).describe("`nobody`: somebody who proved nothing, such as a sign-in that failed"),
    id: id.nullable(),
    name: z.string().describe("As they are called now; empty where that isn't known any more"),
    via: z.enum(auditProofs),
    viaId: id.nullable().describe("The session's id, or the key's"),
    key: z.string().nullable().describe("The API key's name"),
  }),
  subject: z.object({
    kind: z.string(),
    id: z.string().nullable(),
    name: z.string().describe("As it was called then; of a booking its invitee, as they are called now"),
    booking: z.object({ title: z.string(), start: toldInstant }).nullable().describe("As it is now"),
  }),
  from: z
    .object({ network: z.string(), agent: z.string(), place: z.string() })
    .nullable()
    .describe("Null of invitees, and where it isn't known: the network, how the program called itself, and the city"),
  before: changed,
  after: changed,
});
export type AuditEntry = z.output<typeof auditEntry>;

const filter = {
  group: z.enum(auditGroups).optional().describe("Acts of one kind"),
  act: z.enum(allAuditActs).optional().describe("One act alone"),
  who: z.enum(auditWho).optional().describe("By the account itself (`you`), by its API keys, or by others"),
  key: id.optional().describe("By the API key of this id"),
  subject: id.optional().describe("Of what has this id"),
  q: line(100).optional().describe("In names, of what and of whom"),
  from: date.optional().describe("On this date or later"),
  to: date.optional().describe("On this date or earlier"),
  timezone: timezone.optional().describe("In which the dates are; the account's when absent"),
};

export const auditLogOperations = operations({
  "GET /v1/audit-log": {
    id: "listAuditLog",
    summary: "Who did what to the account, the newest first",
    description:
      "Each change of the account, of what it offers, of its bookings and of its connections, each sign-in, and the first, tenth, hundredth… sign-in of an hour that failed. Kept a year; nobody changes or deletes an entry. Secrets aren't in it, nor what invitees wrote.",
    access: { as: "account", scope: "account:read" },
    query: z.object({ ...pageQuery, ...filter }),
    success: {
      status: 200,
      body: page(auditEntry).extend({ count: z.int().describe("Of all entries that the filter finds") }),
    },
    errors: [],
  },
  "GET /v1/audit-log.csv": {
    id: "exportAuditLog",
    summary: "The same entries as a CSV file (RFC 4180, in UTF-8 with a byte order mark)",
    description:
      "Sent as it is read, however many there are; what is written down meanwhile isn't in it. The first row holds stable keys. A cell that a spreadsheet would take for a formula has an apostrophe before it.",
    access: { as: "account", scope: "account:read" },
    query: z.object(filter),
    success: { status: 200, body: null, produces: "text/csv" },
    errors: [],
  },
});

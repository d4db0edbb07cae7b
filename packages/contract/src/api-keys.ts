import { z } from "zod";
import { operations, type Scope, scopes } from "./operation.ts";
import { id, line, page, pageQuery, toldInstant } from "./primitives.ts";

/** What a key may be let do, in the words its owner chooses among. */
export const keyScopes = ["read", "book", "manage", "webhooks", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

const ending = (end: ":read" | ":write") => scopes.filter((scope) => scope.endsWith(end));
const isWebhooks = (scope: Scope) => scope.startsWith("webhooks:");

/** The scopes of operations that each of them stands for. */
export const grantedBy: Readonly<Record<KeyScope, readonly Scope[]>> = {
  read: ending(":read").filter((scope) => !isWebhooks(scope)),
  book: ["event-types:read", "bookings:read", "bookings:write"],
  manage: scopes.filter((scope) => !isWebhooks(scope)),
  webhooks: scopes.filter(isWebhooks),
  admin: scopes,
};

/** Days. */
export const LONGEST_KEY_LIFE = 730;

const chosenScopes = z
  .array(z.enum(keyScopes))
  .min(1)
  .max(keyScopes.length)
  .refine((given) => new Set(given).size === given.length, {
    error: "One is there twice.",
    params: { rule: "duplicate" },
  })
  .describe(
    "`read`: all but webhooks; `book`: read event types, read and change bookings; `manage`: read and change all but webhooks; `webhooks`: those; `admin`: all that a key may do. None makes keys, or changes how one signs in",
  );

export const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string().describe("How the key begins"),
  scopes: z.array(z.enum(keyScopes)),
  createdAt: toldInstant,
  expiresAt: toldInstant.nullable(),
  lastUsedAt: toldInstant.nullable().describe("To the minute"),
});
export type ApiKey = z.output<typeof apiKey>;

export const apiKeyOperations = operations({
  "GET /v1/api-keys": {
    id: "listApiKeys",
    summary: "The account's keys that count",
    access: { as: "account" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(apiKey) },
    errors: [],
  },
  "POST /v1/api-keys": {
    id: "createApiKey",
    summary: "A key for a program",
    description:
      "Sent as `Authorization: Bearer dbk_…`. Asks for a sign-in of the last ten minutes. The key is told once and kept nowhere: a repeat under the same Idempotency-Key answers `key: null`, so that a key whose answer was lost is revoked and another made.",
    access: { as: "account", stepUp: true },
    idempotency: "optional",
    body: z.strictObject({
      name: line(80, 1),
      scopes: chosenScopes,
      expiresInDays: z.int().min(1).max(LONGEST_KEY_LIFE).nullable().describe("null: it has no end"),
    }),
    success: { status: 201, body: apiKey.extend({ key: z.string().nullable().describe("`dbk_…`; told this once") }) },
    errors: ["limit_reached"],
  },
  "DELETE /v1/api-keys/{id}": {
    id: "revokeApiKey",
    summary: "End a key at once",
    access: { as: "account" },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
});

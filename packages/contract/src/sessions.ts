import { z } from "zod";
import { operations } from "./operation.ts";
import { id, page, pageQuery, toldInstant } from "./primitives.ts";

const agent = z
  .object({
    name: z.string().nullable().describe("A browser or program, such as Firefox; null: not known"),
    system: z.string().nullable().describe("Such as macOS"),
    device: z.enum(["computer", "phone", "tablet"]).nullable(),
  })
  .describe("As it names itself");

export const listedSession = z.object({
  id,
  current: z.boolean().describe("Whether this call came with it"),
  kind: z.enum(["browser", "program"]).describe("A program's is renewed by refresh tokens"),
  method: z
    .string()
    .describe("How it was begun: `password`, `mail`, `passkey`, `google`, `github`, `microsoft`, `oidc`"),
  agent,
  network: z.string().nullable().describe("Where it was begun, coarsely: a /24 of IPv4, a /48 of IPv6"),
  city: z.string().nullable().describe("As guessed from the address; may be a neighbouring town"),
  country: z.string().nullable().describe("ISO 3166-1, two letters"),
  signedInAt: toldInstant,
  lastUsedAt: toldInstant.describe("To ten minutes"),
  ended: z
    .object({ at: toldInstant, reason: z.literal("token_reused") })
    .nullable()
    .describe(
      "Set where it was ended because a spent refresh token came back; it is listed for 30 days, or until it is deleted",
    ),
});
export type ListedSession = z.output<typeof listedSession>;

const publicKey = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
});

export const sessionOperations = operations({
  "GET /v1/sessions": {
    id: "listSessions",
    summary: "Where the account is signed in",
    description: "The last used one comes first. No key may ask.",
    access: { as: "account" },
    query: z.object(pageQuery),
    success: { status: 200, body: page(listedSession) },
    errors: [],
  },
  "DELETE /v1/sessions": {
    id: "deleteOtherSessions",
    summary: "Sign out everywhere but here",
    description:
      "Ends all sessions but the one this call came with, browsers' and programs', with their access tokens. API keys are ended one by one.",
    access: { as: "account" },
    success: { status: 200, body: z.object({ ended: z.int() }) },
    errors: [],
  },
  "DELETE /v1/sessions/{id}": {
    id: "deleteSessionById",
    summary: "Sign out on one device, or in one program",
    access: { as: "account" },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/tokens": {
    id: "createTokens",
    summary: "A new access token for a refresh token, which is spent by it",
    description:
      "Each refresh token counts once; the answer has the next one, good for 30 days. Within 30 seconds a spent one is answered the same successor, for whoever lost the answer. Later, or once its successor was used, it ends the whole sign-in (`401`, rule `token_reused`), as two have it: the account sees that among its sessions.",
    access: { as: "anyone" },
    limit: "reads",
    body: z.strictObject({
      refreshToken: z.string().max(200).describe("`dbr_…`, of `POST /v1/sessions` with `refresh`"),
    }),
    success: {
      status: 200,
      body: z.object({
        accessToken: z.string(),
        expiresIn: z.int().describe("Seconds"),
        refreshToken: z.string().describe("Keep this one; the one sent counts no longer"),
      }),
    },
    errors: ["unauthenticated"],
  },
  "GET /.well-known/jwks.json": {
    id: "getSigningKeys",
    summary: "The public keys that access tokens are signed with (RFC 7517)",
    description:
      "For services that are handed an access token and want to know whose it is: EdDSA, `typ` `at+jwt`, `iss` this origin, `aud` this origin with `/v1`, `sub` the account, `sid` the session, `auth_time`, `jti`, 30 minutes.",
    access: { as: "anyone" },
    success: { status: 200, body: z.object({ keys: z.array(publicKey) }) },
    errors: [],
  },
});

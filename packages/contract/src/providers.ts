import { z } from "zod";
import { signedIn } from "./accounts.ts";
import { operations } from "./operation.ts";
import { email, handle, hourCycle, id, line, locale, storable, timezone, toldInstant } from "./primitives.ts";

/** Services that say who somebody is. `oidc`: the one that this deployment has chosen, by OpenID Connect. */
export const providers = ["google", "github", "microsoft", "oidc"] as const;
export type Provider = (typeof providers)[number];
const provider = z.enum(providers);

const started = z.object({ url: z.string().describe("Where to send the browser, which has a cookie now") });
const said = (most: number) => storable.max(most, `At most ${most} characters.`);

const arrival = z.object({
  outcome: z
    .enum(["declined", "sign_up", "join", "link"])
    .describe(
      "`declined`: they didn't want to; `sign_up`: nobody is known by this identity, an account can be made; `join`: its proved address has an account, to be signed in to first; `link`: waits for the account that began it",
    ),
  provider,
  email: z.string().nullable(),
  emailVerified: z.boolean().describe("Whether the provider has proved that the address is theirs"),
  name: z.string().nullable(),
  username: z.string().nullable(),
});
export type Arrival = z.output<typeof arrival>;

const identity = z.object({
  id,
  provider,
  label: z.string().describe("As the provider calls its owner: an address, or a name"),
  active: z.boolean().describe("Whether one can come in by it: not while this deployment doesn't offer the provider"),
  createdAt: toldInstant,
  lastUsedAt: toldInstant.nullable(),
});
export type Identity = z.output<typeof identity>;

export const providerOperations = operations({
  "GET /v1/sign-in-providers": {
    id: "listSignInProviders",
    summary: "The services by which one can sign in here",
    access: { as: "anyone" },
    success: {
      status: 200,
      body: z.object({
        items: z.array(z.object({ provider, name: z.string().describe("What its button says") })),
      }),
    },
    errors: [],
  },
  "POST /v1/provider-flows": {
    id: "startProviderFlow",
    summary: "Begin to sign in by another service",
    description:
      "For browsers. Sets a cookie of ten minutes; the service sends the browser back to `/sign-in/callback/{provider}`, whose page calls `POST /v1/provider-flows/completion`.",
    access: { as: "anyone" },
    limit: "sign_in",
    body: z.strictObject({ provider }),
    success: { status: 201, body: started },
    errors: ["provider_unavailable", "provider_refused", "not_found"],
  },
  "POST /v1/me/provider-flows": {
    id: "startLinking",
    summary: "Begin to link another service with the account",
    access: { as: "account", stepUp: true },
    body: z.strictObject({ provider }),
    success: { status: 201, body: started },
    errors: ["provider_unavailable", "provider_refused", "not_found"],
  },
  "POST /v1/provider-flows/completion": {
    id: "completeProviderFlow",
    summary: "Come back from another service",
    description:
      "With what the service added to the address, and the cookie of the browser that began. Counts once. Answers as signing in does, or what is to be done first.",
    access: { as: "anyone" },
    limit: "sign_in",
    body: z.strictObject({
      provider,
      state: said(500),
      code: said(4_000).optional(),
      iss: said(2_000).optional(),
      error: said(200).optional(),
    }),
    success: { status: 201, body: z.union([signedIn, arrival]) },
    errors: ["flow_ended", "identity_taken", "provider_refused", "provider_unavailable", "second_factor_required"],
  },
  "POST /v1/provider-flows/current/account": {
    id: "createAccountByProvider",
    summary: "Sign up as who has come back from another service",
    access: { as: "anyone" },
    limit: "accounts",
    body: z.strictObject({
      name: line(120, 1),
      handle,
      timezone,
      locale: locale.optional(),
      clock: hourCycle.optional(),
      email: email.optional().describe("Where the provider has proved none"),
    }),
    success: { status: 201, body: signedIn },
    errors: ["flow_ended", "identity_taken", "handle_taken", "handle_reserved", "email_taken", "sign_up_restricted"],
  },
  "GET /v1/me/identities": {
    id: "listIdentities",
    summary: "The other services that are linked with the account",
    access: { as: "account" },
    success: { status: 200, body: z.object({ items: z.array(identity) }) },
    errors: [],
  },
  "POST /v1/me/identities": {
    id: "linkIdentity",
    summary: "Link who has come back from another service in this browser",
    description: "For the account that began it, or whose address the service has proved.",
    access: { as: "account", stepUp: true },
    success: { status: 201, body: identity },
    errors: ["flow_ended", "identity_taken"],
  },
  "DELETE /v1/me/identities/{id}": {
    id: "unlinkIdentity",
    summary: "Take a linked service off the account; never its last way in",
    access: { as: "account", stepUp: true },
    params: z.object({ id }),
    success: { status: 204, body: null },
    errors: ["not_found", "last_way_in"],
  },
});

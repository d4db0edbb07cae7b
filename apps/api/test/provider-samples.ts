import { type FlowSecrets, newFlow } from "../src/providers/flow-cookie.ts";
import { askDatabase } from "./database-dump.ts";
import { type Daybook, type Host, unique } from "./daybook.ts";

/** One identity of the account, and ways there and back of browsers: one begun, two that are back. */
export interface ProviderWorld {
  identityId: string;
  begun: FlowSecrets;
  linking: FlowSecrets;
  signingUp: FlowSecrets;
}

const cookieOf = ({ token }: FlowSecrets) => ({ cookie: `daybook_flow=${token}` });

/** Keeps a way there and back as if it had been begun, and come back with `identity`. */
export async function keepFlow(
  daybook: Daybook,
  row: { purpose: "sign_in" | "link"; accountId?: string; identity?: object; provider?: string },
): Promise<FlowSecrets> {
  const flow = await newFlow();
  const back = row.identity ? new Date() : null;
  await askDatabase(
    daybook,
    `INSERT INTO provider_flows (token_hash, provider, purpose, account_id, returned_at, identity, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, now() + interval '10 minutes')`,
    [flow.tokenHash, row.provider ?? "github", row.purpose, row.accountId ?? null, back, row.identity ?? null],
  );
  return flow;
}

export const identityOf = (over: object = {}) => {
  const name = unique("p");
  const email = `${name}@example.com`;
  return { issuer: "https://sample.example", subject: name, email, emailVerified: true, name, username: name, ...over };
};

export async function makeIdentities(daybook: Daybook, { id }: Host): Promise<ProviderWorld> {
  const identityId = crypto.randomUUID();
  await askDatabase(
    daybook,
    `INSERT INTO identities (id, account_id, provider, issuer, subject, label, created_at)
      VALUES ($1, $2, 'github', 'https://github.com/login/oauth', $3, 'octocat', now())`,
    [identityId, id, unique("gh")],
  );
  return {
    identityId,
    begun: await keepFlow(daybook, { purpose: "sign_in" }),
    linking: await keepFlow(daybook, { purpose: "link", accountId: id, identity: identityOf() }),
    signingUp: await keepFlow(daybook, { purpose: "sign_in", identity: identityOf() }),
  };
}

export const providerReads = {
  "GET /v1/sign-in-providers": () => ({ path: "/v1/sign-in-providers" }),
  "GET /v1/me/identities": () => ({ path: "/v1/me/identities" }),
};
export const providerSignUp = {
  "POST /v1/provider-flows/current/account": ({ signingUp }: ProviderWorld) => ({
    path: "/v1/provider-flows/current/account",
    body: { name: "Sample", handle: unique("s"), timezone: "UTC" },
    headers: cookieOf(signingUp),
  }),
};
export const providerWrites = {
  "POST /v1/provider-flows": () => ({ path: "/v1/provider-flows", body: { provider: "github" } }),
  "POST /v1/me/provider-flows": () => ({ path: "/v1/me/provider-flows", body: { provider: "github" } }),
  "POST /v1/provider-flows/completion": ({ begun }: ProviderWorld) => ({
    path: "/v1/provider-flows/completion",
    body: { provider: "github", state: begun.state, error: "access_denied" },
    headers: cookieOf(begun),
  }),
  "POST /v1/me/identities": ({ linking }: ProviderWorld) => ({
    path: "/v1/me/identities",
    headers: cookieOf(linking),
  }),
  "DELETE /v1/me/identities/{id}": ({ identityId }: ProviderWorld) => ({ path: `/v1/me/identities/${identityId}` }),
};

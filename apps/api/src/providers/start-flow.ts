import type { Provider } from "@daybook/contract/providers";
import { withConnection } from "@daybook/db/connection";
import { insertProviderFlow } from "@daybook/db/provider-flows";
import type { OwnerId } from "@daybook/db/scopes";
import { calculatePKCECodeChallenge } from "oauth4webapi";
import type { Env } from "../runtime/env.ts";
import { type Services, system } from "../runtime/services.ts";
import { authorizationUrl } from "./authorization-url.ts";
import { FLOW_LIFE, flowCookie, newFlow } from "./flow-cookie.ts";
import { asking } from "./proved-identity.ts";
import { sessionWith } from "./provider-session.ts";

/** Begins a way there and back: to sign in, or to link what comes back with an account. */
export async function startFlow(
  call: { env: Env; services: Services; origin: string },
  provider: Provider,
  account: OwnerId | null,
): Promise<Response> {
  const { services, origin } = call;
  const session = await asking(() => sessionWith(call, provider));
  const flow = await newFlow();
  const row = {
    tokenHash: flow.tokenHash,
    provider,
    purpose: account ? ("link" as const) : ("sign_in" as const),
    accountId: account,
    expiresAt: services.now() + FLOW_LIFE * 1000,
  };
  await withConnection(services.connect, (db) => insertProviderFlow(system, db, row));
  const url = authorizationUrl(session, flow, await calculatePKCECodeChallenge(flow.verifier));
  const headers = { "set-cookie": flowCookie(flow.token, origin), "cache-control": "no-store" };
  return Response.json({ url }, { status: 201, headers });
}

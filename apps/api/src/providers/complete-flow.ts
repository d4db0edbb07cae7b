import type { Arrival, Provider } from "@daybook/contract/providers";
import { findCredentials } from "@daybook/db/accounts";
import type { Database } from "@daybook/db/connection";
import { withConnection } from "@daybook/db/connection";
import { findIdentity, noteIdentityUse, type ProvedIdentity } from "@daybook/db/identities";
import { endProviderFlow, keepProved, type ProviderFlowRow, takeProviderFlow } from "@daybook/db/provider-flows";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { signIn } from "../accounts/sign-in.ts";
import { ownerOf } from "../http/session-gate.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { type FlowSecrets, flowCookie, PROVED_LIFE } from "./flow-cookie.ts";
import { presentArrival } from "./present.ts";
import { asking, provedIdentity } from "./proved-identity.ts";
import { sessionWith } from "./provider-session.ts";

export interface Returned {
  provider: Provider;
  state: string;
  code?: string | undefined;
  iss?: string | undefined;
  error?: string | undefined;
}

interface Call {
  env: Env;
  services: Services;
  origin: string;
  request: Request;
}

/** Ends a way there and back. What came is looked at by one call alone, whatever becomes of it. */
export async function completeFlow(call: Call, flow: FlowSecrets | null, returned: Returned): Promise<Response> {
  const { services, origin } = call;
  // Login CSRF, and a code of somebody else's: the state is this browser's own, or nothing was begun here.
  if (!flow || flow.state !== returned.state) throw new ApiFailure("flow_ended");
  const row = await withConnection(services.connect, (db) =>
    takeProviderFlow(system, db, flow.tokenHash, returned.provider, services.now()),
  );
  if (!row) throw new ApiFailure("flow_ended");
  if (returned.error === "access_denied")
    return arrived({ ...nobody, outcome: "declined", provider: returned.provider });
  const { provider, state, code, iss, error } = returned;
  const parameters = new URLSearchParams({
    state,
    ...(code === undefined ? {} : { code }),
    ...(iss === undefined ? {} : { iss }),
    ...(error === undefined ? {} : { error }),
  });
  const identity = await asking(async () => provedIdentity(await sessionWith(call, provider), flow, parameters));
  const known = await transact(services.connect, (db) => settle(services, db, flow, row, identity));
  if ("outcome" in known) return arrived(known, flowCookie(flow.token, origin, PROVED_LIFE));
  const account = await requireAccount(services, ownerOf(known.accountId));
  return withCookie(
    await signIn(services, account, { method: provider, request: call.request, origin }),
    flowCookie("", origin, 0),
  );
}

const nobody = { email: null, emailVerified: false, name: null, username: null };

/** Who it is, of our accounts; or what has to be done first, which waits in this browser. */
async function settle(
  services: Services,
  db: Database,
  { tokenHash }: FlowSecrets,
  { purpose, accountId, provider }: ProviderFlowRow,
  identity: ProvedIdentity,
): Promise<{ accountId: string } | Arrival> {
  const known = await findIdentity(system, db, identity.issuer, identity.subject);
  if (known && purpose === "sign_in") {
    await noteIdentityUse(ownerOf(known.accountId), db, known.id, services.now());
    await endProviderFlow(system, db, tokenHash);
    return { accountId: known.accountId };
  }
  if (known && known.accountId !== accountId) throw new ApiFailure("identity_taken");
  const expiresAt = services.now() + PROVED_LIFE * 1000;
  const theirs =
    purpose === "sign_in" && identity.email && identity.emailVerified
      ? await findCredentials(system, db, identity.email)
      : null;
  const kept = { identity, accountId: purpose === "link" ? accountId : (theirs?.id ?? null), expiresAt };
  await keepProved(system, db, tokenHash, kept);
  return presentArrival({ purpose, provider, ...kept });
}

function arrived(arrival: Arrival, cookie?: string): Response {
  return Response.json(arrival, {
    status: 201,
    headers: { "cache-control": "no-store", ...(cookie ? { "set-cookie": cookie } : {}) },
  });
}

function withCookie(response: Response, cookie: string): Response {
  const answer = new Response(response.body, response);
  answer.headers.append("set-cookie", cookie);
  return answer;
}

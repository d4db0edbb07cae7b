import type { Provider } from "@daybook/contract/providers";
import { type AccountRow, findAccount, insertAccount } from "@daybook/db/accounts";
import { violates } from "@daybook/db/failures";
import { insertIdentity } from "@daybook/db/identities";
import { takeProved } from "@daybook/db/provider-flows";
import { transact } from "@daybook/db/transaction";
import { openSession } from "../accounts/open-session.ts";
import { emailTaken, handleTaken } from "../accounts/sign-up.ts";
import { requireSignUpDomain } from "../accounts/sign-up-domain.ts";
import { audit } from "../audit/audit.ts";
import { becoming, type Caller } from "../audit/caller.ts";
import { wakeEffects } from "../events/wake.ts";
import { ownerOf } from "../http/session-gate.ts";
import { makeMailedLink } from "../mailed-links/ask-by-mail.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import { type Services, system } from "../runtime/services.ts";
import { type FlowSecrets, flowCookie } from "./flow-cookie.ts";
import { labelOf } from "./present.ts";

interface Wanted {
  name: string;
  handle: string;
  timezone: string;
  locale?: string | undefined;
  clock?: "12" | "24" | undefined;
  email?: string | undefined;
}

interface Call {
  caller: Caller;
  env: Env;
  services: Services;
  origin: string;
  request: Request;
}

/** Makes an account for who came back from a service; the identity is its way in. All of it, or nothing. */
export async function signUpByProvider(call: Call, flow: FlowSecrets | null, wanted: Wanted): Promise<Response> {
  if (!flow) throw new ApiFailure("flow_ended");
  const { services, request, origin } = call;
  const { account, provider, deliveries } = await made(call, flow, wanted);
  await wakeEffects(call.env, deliveries);
  const response = await openSession(services, account, { method: provider, request, origin, isFirst: true });
  const answer = new Response(response.body, response);
  answer.headers.append("set-cookie", flowCookie("", origin, 0));
  return answer;
}

async function made(
  { env, services, origin, caller }: Call,
  { tokenHash }: FlowSecrets,
  { name, handle, timezone, locale, clock, email: typed }: Wanted,
): Promise<{ account: AccountRow; provider: Provider; deliveries: string[] }> {
  const now = services.now();
  const [id, hostId] = [services.newId(), services.newId()];
  await services.armClock();
  try {
    return await transact(services.connect, async (db) => {
      const row = await takeProved(system, db, tokenHash, now);
      // Whose address has an account signs in to it first.
      if (!row?.identity || row.purpose !== "sign_in" || row.accountId) throw new ApiFailure("flow_ended");
      const { identity } = row;
      const email = identity.emailVerified ? identity.email : typed;
      if (!email) throw fieldFailure("email", "required", "The provider told no address: one is needed.");
      requireSignUpDomain(env, email, identity.emailVerified);
      const emailVerifiedAt = identity.emailVerified ? now : null;
      const person = { email, name, timezone, locale: locale ?? null, handle, hour12: clock ? clock === "12" : null };
      await insertAccount(system, db, { ...person, id, hostId, passwordHash: null, emailVerifiedAt, now });
      const { issuer, subject } = identity;
      const kept = {
        id: services.newId(),
        provider: row.provider,
        issuer,
        subject,
        label: labelOf(identity),
        createdAt: now,
      };
      await insertIdentity(ownerOf(id), db, kept);
      const after = { handle, timezone, provider: row.provider };
      audit(services, db, becoming(caller, id), {
        act: "account.created",
        subject: { kind: "account", id, name },
        after,
      });
      const link = { purpose: "verify" as const, accountId: id, email, locale: locale ?? null, origin };
      const deliveries = identity.emailVerified ? [] : (await makeMailedLink(services, db, link)).deliveries;
      const account = await findAccount(ownerOf(id), db);
      if (!account) throw new Error("The account was made just now");
      return { account, provider: row.provider as Provider, deliveries };
    });
  } catch (error) {
    if (violates(error, "accounts_email")) throw emailTaken();
    if (violates(error, "handles_pkey")) throw handleTaken(handle);
    if (violates(error, "identities_subject")) throw new ApiFailure("identity_taken");
    throw error;
  }
}

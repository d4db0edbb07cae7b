import type { AccountRow } from "@daybook/db/accounts";
import type { Services } from "../runtime/services.ts";
import { type Arrival, openSession } from "./open-session.ts";
import { requireSecondFactor } from "./pending-sign-in.ts";

/**
 * Lets in who has shown one thing of an account: its password, a mailed link, a passkey, another service's word. Every
 * way in ends here, so that what more an account asks for is asked for by all of them: throws `second_factor_required`.
 * A passkey is two things: its authenticator was there, and was unlocked.
 */
export async function signIn(services: Services, account: AccountRow, arrival: Arrival): Promise<Response> {
  if (arrival.method !== "passkey") await requireSecondFactor(services, account, arrival.method);
  return openSession(services, account, arrival);
}

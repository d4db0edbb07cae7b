import type { AccountRow } from "@daybook/db/accounts";
import type { Services } from "../runtime/services.ts";
import { type Arrival, openSession } from "./open-session.ts";

/**
 * Lets in who has shown one thing of an account: its password, a mailed link, a passkey, another service's word. Every
 * way in ends here, so that what more an account asks for is asked for by all of them.
 */
export const signIn = (services: Services, account: AccountRow, arrival: Arrival): Promise<Response> =>
  openSession(services, account, arrival);

import type { OwnerId } from "@daybook/db/scopes";
import { requireAccount } from "../accounts/require-account.ts";
import type { Services } from "../runtime/services.ts";

/** Whether nobody's time is asked for but the account's own: hosts overrule their own word, and nobody else's. */
export async function hostsAlone(services: Services, owner: OwnerId, hostIds: readonly string[]): Promise<boolean> {
  const account = await requireAccount(services, owner);
  return hostIds.every((id) => id === account.hostId);
}

import type { Database } from "@daybook/db/connection";
import { deleteSessions, revokeApiKeys, setPassword } from "@daybook/db/credentials";
import { deleteIdentities } from "@daybook/db/identities";
import { endMailedLinks } from "@daybook/db/mailed-links";
import { forgetFactors } from "@daybook/db/second-factors";
import { system } from "../runtime/services.ts";

/**
 * Ends all by which anybody comes into an account but its mailbox: sessions, password, other services, API keys, links that were
 * mailed.
 * For who has just shown that the address is theirs, while somebody else may have made the account, or got into it. A
 * further way in is ended here, too.
 */
export async function shutOut(db: Database, accountId: string, now: number): Promise<void> {
  await deleteSessions(system, db, accountId);
  await setPassword(system, db, accountId, null, null);
  await deleteIdentities(system, db, accountId);
  await revokeApiKeys(system, db, accountId, now);
  await forgetFactors(system, db, accountId);
  await endMailedLinks(system, db, accountId, ["verify", "reset", "magic", "change"], now);
}

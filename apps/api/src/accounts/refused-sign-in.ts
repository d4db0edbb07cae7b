import { countFailedSignIn } from "@daybook/db/audit-log";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../audit/caller.ts";
import { type Services, system } from "../runtime/services.ts";

/**
 * Counts a sign-in that was refused, and writes down the first of an hour, the tenth, the hundredth…: whoever tries a
 * million passwords fills seven lines of a stranger's log.
 */
export const noteRefusedSignIn = (services: Services, caller: Caller, accountId: string): Promise<void> =>
  transact(services.connect, async (db) => {
    const attempts = await countFailedSignIn(system, db, accountId, services.now());
    if (!/^10*$/.test(String(attempts))) return;
    audit(services, db, caller, {
      ...{ act: "session.refused", subject: { kind: "account", id: accountId }, after: { attempts } },
      log: { account: accountId },
    });
  });

import type { AccountRow } from "@daybook/db/accounts";
import type { Database } from "@daybook/db/connection";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../audit/caller.ts";
import type { Services } from "../runtime/services.ts";
import { presentAccount } from "./present.ts";

/** Writes down which settings of an account were changed; nothing where all are as they were. */
export function auditAccount(
  services: Services,
  db: Database,
  caller: Caller,
  ...states: [before: AccountRow, after: AccountRow]
): void {
  const [before, after] = states.map((row) => presentAccount(row, ""));
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const subject = { kind: "account", id: states[1].id, name: states[1].name };
  audit(services, db, caller, { act: "account.changed", subject, before, after });
}

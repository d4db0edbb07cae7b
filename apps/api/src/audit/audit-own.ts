import type { AuditAct } from "@daybook/contract/audit-acts";
import type { Database } from "@daybook/db/connection";
import type { Services } from "../runtime/services.ts";
import { audit } from "./audit.ts";
import type { Caller } from "./caller.ts";

/** Writes down what an account does to itself: to its address, its password, its life. */
export function auditOwn(
  services: Services,
  db: Database,
  caller: Caller,
  act: AuditAct,
  fields: { before?: object; after?: object } = {},
): void {
  audit(services, db, caller, { act, subject: { kind: "account", id: caller.actorId }, ...fields });
}

import type { Database } from "@daybook/db/connection";
import type { Services } from "../runtime/services.ts";
import { audit } from "./audit.ts";
import type { Caller } from "./caller.ts";

/** Writes down that deliveries were sent once more: which one, or how many. Nothing where none was. */
export function auditReplay(services: Services, db: Database, caller: Caller, ids: readonly string[]): void {
  const [only, ...others] = ids;
  if (only === undefined) return;
  const subject = { kind: "delivery", id: others.length === 0 ? only : null };
  audit(services, db, caller, { act: "delivery.replayed", subject, after: { count: ids.length } });
}

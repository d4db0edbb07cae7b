import type { AuditAct } from "@daybook/contract/audit-acts";
import { recordAct } from "@daybook/db/audit-log";
import type { Database } from "@daybook/db/connection";
import { type Services, system } from "../runtime/services.ts";
import type { Caller } from "./caller.ts";
import { changedFields } from "./changed-fields.ts";

export interface AuditEntry {
  act: AuditAct;
  /** `name`: what people call it, as it is now; left out for a booking, whose invitee's name is read from it. */
  subject: { kind: string; id: string | null; name?: string };
  /** As it was, and as it is: the fields that differ are kept. Never a secret, nor what an invitee wrote. */
  before?: object | null | undefined;
  after?: object | null | undefined;
  /** In whose log: that of who acts when absent. */
  log?: { account: string } | { hosts: readonly string[] };
}

/**
 * Writes down what an account, an invitee or Daybook itself does, in the change's own transaction: with its COMMIT, at no
 * round trip. `db` is what `transact` hands out. `caller`: a call's own, or `theInvitee`, `daybookItself`.
 */
export function audit(
  services: Pick<Services, "newId" | "now">,
  db: Database,
  caller: Caller,
  entry: AuditEntry,
): void {
  const { actor, actorId, via, viaId, from } = caller;
  const { act, subject } = entry;
  const log = entry.log ?? (actor === "account" && actorId !== null ? { account: actorId } : null);
  if (!log) throw new Error(`In whose log is ${act}?`);
  recordAct(system, db, {
    ...{ id: services.newId(), log, at: services.now(), actor, actorId, via, viaId, act },
    ...{ subjectKind: subject.kind, subjectId: subject.id, subjectName: (subject.name ?? "").slice(0, 200) },
    ...(from ?? { network: "", agent: "", place: "" }),
    ...changedFields(entry.before ?? null, entry.after ?? null),
  });
}

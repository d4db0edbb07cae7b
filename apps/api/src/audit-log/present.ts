import { type AuditAct, auditActs } from "@daybook/contract/audit-acts";
import type { AuditEntry } from "@daybook/contract/audit-log";
import { formatInstant } from "@daybook/core/time/instant";
import type { AuditRow } from "@daybook/db/audit-list";

export const presentEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: formatInstant(row.at),
  act: row.act,
  // An act of a version to come, which this one can't place.
  group: auditActs[row.act as AuditAct] ?? "account",
  who: {
    as: row.actor,
    id: row.actorId,
    name: row.actor === "invitee" ? (row.inviteeName ?? "") : (row.actorName ?? ""),
    via: row.via,
    viaId: row.viaId,
    key: row.keyName,
  },
  subject: {
    kind: row.subjectKind,
    id: row.subjectId,
    name: row.subjectKind === "booking" ? (row.inviteeName ?? "") : row.subjectName,
    booking:
      row.bookingTitle === null || row.bookingStart === null
        ? null
        : { title: row.bookingTitle, start: formatInstant(row.bookingStart) },
  },
  from: row.network === "" ? null : { network: row.network, agent: row.agent, place: row.place },
  before: row.before,
  after: row.after,
});

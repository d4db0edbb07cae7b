import { HOUR } from "@daybook/core/time/units";
import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { auditLog } from "./schema/audit.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at, uuids } from "./sql-values.ts";
import { writeWithCommit } from "./transaction.ts";

type Columns = typeof auditLog.$inferInsert;

/** One act, as it is written down. `at` in epoch ms. */
export type NewAct = Required<Omit<Columns, "accountId" | "before" | "after" | "erasedAt">> & {
  /** In whose log: that of an account, or those of the accounts that hosts are. */
  log: { account: string } | { hosts: readonly string[] };
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
};

/** As old as its act, and of one account alone: a UUIDv7 whose random bits are those of act and account together. */
const idOf = (id: string) =>
  sql`(substr(replace(${id}, '-', ''), 1, 16) || '8' || substr(md5(${id} || ':' || log.account_id), 18))::uuid`;
const jsonOrNull = (value: object | null) => (value === null ? sql`NULL::jsonb` : sql`${JSON.stringify(value)}::jsonb`);

/** Writes an act down with the COMMIT of the transaction that `db` is in: with the change, or not at all. */
export function recordAct(system: SystemScope, db: Database, act: NewAct): void {
  const { log } = act;
  const logs =
    "account" in log
      ? sql`(SELECT ${log.account}::uuid AS account_id) AS log`
      : sql`(SELECT DISTINCT account_id FROM hosts WHERE id = ANY(${uuids(log.hosts)}) AND account_id IS NOT NULL) AS log`;
  writeWithCommit(
    system,
    db,
    sql`INSERT INTO audit_log (id, account_id, at, actor, actor_id, via, via_id, act, subject_kind, subject_id, subject_name, network, agent, place, before, after)
    SELECT ${"account" in log ? sql`${act.id}::uuid` : idOf(act.id)}, log.account_id, ${at(act.at)}, ${act.actor}, ${act.actorId}::uuid, ${act.via}, ${act.viaId}::uuid, ${act.act},
      ${act.subjectKind}, ${act.subjectId}, ${act.subjectName}, ${act.network}, ${act.agent}, ${act.place}, ${jsonOrNull(act.before)}, ${jsonOrNull(act.after)}
      FROM ${logs}`,
  );
}

/** Counts a sign-in of an account that failed; how many there were of it in this hour. `now` in epoch ms. */
export async function countFailedSignIn(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  now: number,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    INSERT INTO failed_sign_ins AS f (account_id, hour, count) VALUES (${accountId}, ${at(now - (now % HOUR))}, 1)
    ON CONFLICT (account_id, hour) DO UPDATE SET count = f.count + 1 RETURNING count`);
  return rows[0]?.count ?? 1;
}

/**
 * Takes all that may be personal out of an account's log, for an account that is erased: names, what was changed, from
 * where. What was done, and when, stays until its year is over. Part of the erasure's transaction.
 */
export async function eraseAuditLog(_scope: SystemScope, db: Database, accountId: string, now: number): Promise<void> {
  await db.execute(sql`
    WITH job AS MATERIALIZED (SELECT set_config('daybook.audit_log', 'erasure', true) AS job)
    UPDATE audit_log SET subject_name = '', network = '', agent = '', place = '', before = NULL, after = NULL, erased_at = ${at(now)}
      FROM job WHERE job = 'erasure' AND account_id = ${accountId}`);
  await db.execute(sql`SELECT set_config('daybook.audit_log', '', true)`);
  await db.execute(sql`DELETE FROM failed_sign_ins WHERE account_id = ${accountId}`);
}

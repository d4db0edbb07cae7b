import { asc, gt, lte, min, sql } from "drizzle-orm";
import { eraseAuditLog } from "./audit-log.ts";
import type { Database } from "./connection.ts";
import { accounts } from "./schema/accounts.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** Accounts whose time to be erased has come, the longest ago first. */
export async function dueErasures(_scope: SystemScope, db: Database, now: number, limit: number) {
  return db
    .select({ id: accounts.id, eraseAt: accounts.eraseAt })
    .from(accounts)
    .where(lte(accounts.eraseAt, now))
    .orderBy(asc(accounts.eraseAt))
    .limit(limit);
}

/** When the next account is erased that isn't due yet; null when none is. */
export async function nextErasure(_scope: SystemScope, db: Database, now: number): Promise<number | null> {
  const [row] = await db
    .select({ at: min(accounts.eraseAt) })
    .from(accounts)
    .where(gt(accounts.eraseAt, now));
  return row?.at ?? null;
}

/** Bookings of an account that are still to come: they are cancelled before it goes. */
export async function comingBookings(_scope: SystemScope, db: Database, accountId: string, now: number, limit: number) {
  const { rows } = await db.execute<{ id: string; hostIds: string[] }>(sql`
    SELECT b.id, ARRAY(SELECT o.host_id::text FROM appointment_hosts o WHERE o.appointment_id = a.id ORDER BY o.host_id) AS "hostIds"
      FROM bookings b JOIN appointments a ON a.id = b.appointment_id
     WHERE a.account_id = ${accountId} AND a.ends_at > ${at(now)} AND b.state IN ('confirmed', 'pending')
     ORDER BY a.starts_at LIMIT ${limit}`);
  return rows;
}

/** Whether people are still to be told something that an account's rows are needed for. */
export async function hasMailsWaiting(_scope: SystemScope, db: Database, accountId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT FROM deliveries WHERE account_id = ${accountId} AND state = 'waiting' AND sink IN ('mail', 'sms') AND about = '' LIMIT 1`);
  return rows.length > 0;
}

/** So many of an account's appointments, and all that hangs on them. True when there may be more. */
export async function eraseAppointments(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  most: number,
): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT id FROM appointments WHERE account_id = ${accountId} LIMIT ${most}`,
  );
  if (rows.length === 0) return false;
  const ids = sql`${`{${rows.map(({ id }) => id).join(",")}}`}::uuid[]`;
  const theirs = sql`(SELECT id FROM bookings WHERE appointment_id = ANY(${ids}))`;
  const told = sql`(SELECT id FROM events WHERE subject_kind = 'booking' AND subject_id IN ${theirs})`;
  for (const statement of [
    sql`DELETE FROM deliveries WHERE event_id IN ${told}`,
    sql`DELETE FROM events WHERE subject_kind = 'booking' AND subject_id IN ${theirs}`,
    ...["booking_guests", "booking_replies", "reminder_opt_outs", "booking_history"].map(
      (table) => sql`DELETE FROM ${sql.identifier(table)} WHERE booking_id IN ${theirs}`,
    ),
    sql`DELETE FROM outbox WHERE booking_id IN ${theirs}`,
    sql`DELETE FROM bookings WHERE appointment_id = ANY(${ids})`,
    sql`DELETE FROM appointment_hosts WHERE appointment_id = ANY(${ids})`,
    sql`DELETE FROM appointments WHERE id = ANY(${ids})`,
  ])
    await db.execute(statement);
  return rows.length >= most;
}

/** What names an account in a column of its own, and goes with it. Those that others need first come first. */
const owned = [
  "deliveries",
  "events",
  "outbox",
  "mailed_links",
  "identities",
  "provider_flows",
  "data_keys",
  "exports",
  "passkeys",
  "totp_secrets",
  "recovery_codes",
  "pending_sign_ins",
  "failed_proofs",
  "sessions",
  "api_keys",
  "webhooks",
  "chat_channels",
  "feeds",
] as const;

/**
 * The rest of an account, once its appointments are gone. An empty stub of it stays, for its log and for others'
 * appointments that had it as a host. Its handles are kept from being had again, as hashes.
 */
export async function eraseAccount(system: SystemScope, db: Database, accountId: string, now: number): Promise<void> {
  const id = accountId;
  const host = sql`(SELECT h.id FROM hosts h WHERE h.account_id = ${id})`;
  const types = sql`(SELECT t.id FROM event_types t WHERE t.account_id = ${id})`;
  const handles = sql`(SELECT h.handle FROM handles h WHERE h.owner_id = ${id})`;
  for (const statement of [
    ...owned.map((table) => sql`DELETE FROM ${sql.identifier(table)} WHERE account_id = ${id}`),
    sql`DELETE FROM idempotency_keys WHERE scope LIKE ${`%${id}%`}`,
    sql`DELETE FROM busy_blocks WHERE host_id = ${host}`,
    sql`DELETE FROM pages WHERE handle IN ${handles} OR target_id IN ${types}`,
    sql`DELETE FROM event_type_hosts WHERE event_type_id IN ${types} OR host_id = ${host}`,
    sql`DELETE FROM event_types WHERE account_id = ${id}`,
    sql`DELETE FROM event_type_groups WHERE account_id = ${id}`,
    sql`DELETE FROM schedules WHERE account_id = ${id}`,
    sql`INSERT INTO retired_handles (hash, at) SELECT sha256(convert_to(handle, 'UTF8')), ${at(now)} FROM handles WHERE owner_id = ${id} ON CONFLICT DO NOTHING`,
    sql`DELETE FROM handles WHERE owner_id = ${id}`,
    sql`DELETE FROM hosts WHERE account_id = ${id} AND NOT EXISTS (SELECT FROM appointment_hosts o WHERE o.host_id = hosts.id)`,
    sql`UPDATE accounts SET email = ${`${id}@erased.invalid`}, name = '', tagline = '', password_hash = NULL, phone = NULL,
        locale = NULL, digest_hour = NULL, digest_at = NULL, digest_origin = NULL, email_verified_at = NULL, erase_at = NULL, closed_at = NULL, erased_at = ${at(now)} WHERE id = ${id}`,
  ])
    await db.execute(statement);
  await eraseAuditLog(system, db, id, now);
}

/** Stubs of accounts that nothing names any more. True when there may be more. */
export async function forgetStubs(_scope: SystemScope, db: Database, most: number): Promise<boolean> {
  const { rowCount } = await db.execute(sql`DELETE FROM accounts WHERE id IN (
    SELECT p.id FROM accounts p WHERE p.erased_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM hosts h WHERE h.account_id = p.id)
       AND NOT EXISTS (SELECT FROM audit_log l WHERE l.account_id = p.id) LIMIT ${most})`);
  return (rowCount ?? 0) >= most;
}

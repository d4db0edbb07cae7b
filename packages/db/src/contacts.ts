import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { CapabilityScope, OwnerId, PageScope } from "./scopes.ts";
import { instantOf as at, json } from "./sql-values.ts";

type ContactScope = OwnerId | PageScope | CapabilityScope<"manage">;
const ofBooking = (column: "account_id" | "team_id", { id }: CapabilityScope<"manage">): SQL =>
  sql`SELECT o.${sql.raw(column)} FROM appointments o JOIN bookings own ON own.appointment_id = o.id WHERE own.id = ${id}`;
/** Whether appointment `a` is of the account, or of whoever the page or the booking belongs to. */
function owned(scope: ContactScope): SQL {
  if (typeof scope === "string") return sql`a.account_id = ${scope}`;
  if ("purpose" in scope)
    return sql`(a.account_id = (${ofBooking("account_id", scope)}) OR a.team_id = (${ofBooking("team_id", scope)}))`;
  return scope.teamId === null ? sql`a.account_id = ${scope.accountId}` : sql`a.team_id = ${scope.teamId}`;
}

/**
 * The mails to people that an account's pages caused since an instant: to invitees by what its visitors booked and moved,
 * to guests by the same, and by whoever added them.
 */
const caused = (scope: ContactScope, since: number): SQL => sql`
  SELECT h.at, lower(b.invitee_email) AS address
  FROM appointments a JOIN bookings b ON b.appointment_id = a.id JOIN booking_history h ON h.booking_id = b.id
  WHERE ${owned(scope)} AND a.updated_at > ${at(since)}
    AND h.at > ${at(since)} AND h.actor = 'invitee' AND h.kind IN ('booked', 'moved')
  UNION ALL SELECT h.at, lower(g.email)
  FROM appointments a JOIN bookings b ON b.appointment_id = a.id JOIN booking_history h ON h.booking_id = b.id JOIN booking_guests g ON g.booking_id = b.id
  WHERE ${owned(scope)} AND a.updated_at > ${at(since)} AND h.at > ${at(since)} AND h.tells_invitee AND (h.guests->'added' ? g.id::text
    OR (h.kind = 'moved' AND h.actor = 'invitee' AND g.added_at <= h.at AND (g.removed_at IS NULL OR g.removed_at > h.at)))`;

/** Whether the account's address was shown to be its owner's; a team has none. */
function verified(scope: ContactScope): SQL {
  if (typeof scope !== "string" && !("purpose" in scope) && scope.accountId === null) return sql`true`;
  const account =
    typeof scope === "string"
      ? sql`${scope}`
      : "purpose" in scope
        ? sql`(${ofBooking("account_id", scope)})`
        : sql`${scope.accountId}`;
  return sql`NOT EXISTS (SELECT 1 FROM accounts v WHERE v.id = ${account} AND v.email_verified_at IS NULL)`;
}

/** How many mails visitors of an account's pages caused to invitees since an instant, epoch ms. */
export async function countContacts(
  scope: ContactScope,
  db: Database,
  since: number,
): Promise<{ count: number; verified: boolean }> {
  const { rows } = await db.execute<{ count: number; verified: boolean }>(
    sql`SELECT count(*)::int AS count, ${verified(scope)} AS verified FROM (${caused(scope, since)}) c`,
  );
  return rows[0] ?? { count: 0, verified: false };
}

/** Instants are epoch ms. Whom an account has met: addresses of appointments that took place, booked before `metBefore`. */
export interface ContactQuestion {
  addresses: readonly string[];
  since: number;
  metBefore: number;
  metSince: number;
  now: number;
}
export interface Contacts {
  /** Mails to addresses that it hasn't met, and when the first of them was. */
  strangers: number;
  first: number | null;
  met: number;
  verified: boolean;
  /** How many of the addresses asked about it hasn't met. */
  unknown: number;
}

/** What an account's pages did lately to addresses that it has met, and to others. */
export async function weighContacts(scope: ContactScope, db: Database, question: ContactQuestion): Promise<Contacts> {
  const { addresses, since, metBefore, metSince, now } = question;
  const { rows } = await db.execute<{
    strangers: number;
    first: Date | string | null;
    met: number;
    verified: boolean;
    unknown: number;
  }>(sql`
    WITH met AS (
      SELECT DISTINCT lower(b.invitee_email) AS address FROM appointments a JOIN bookings b ON b.appointment_id = a.id
      WHERE ${owned(scope)} AND b.state = 'confirmed' AND b.created_at < ${at(metBefore)}
        AND a.starts_at > ${at(metSince)} AND a.starts_at < ${at(now)} AND a.ends_at < ${at(now)}
    ), strangers AS (
      SELECT c.at FROM (${caused(scope, since)}) c WHERE NOT EXISTS (SELECT 1 FROM met WHERE met.address = c.address)
    )
    SELECT (SELECT count(*)::int FROM strangers) AS strangers, (SELECT min(at) FROM strangers) AS first,
      (SELECT count(*)::int FROM met) AS met, ${verified(scope)} AS verified,
      (SELECT count(DISTINCT lower(asked))::int FROM jsonb_array_elements_text(${json(addresses)}) AS a (asked) WHERE lower(asked) NOT IN (SELECT address FROM met)) AS unknown`);
  const [row] = rows;
  if (!row) return { strangers: 0, first: null, met: 0, verified: false, unknown: addresses.length };
  return { ...row, first: row.first === null ? null : new Date(row.first).getTime() };
}

import { MINUTE } from "@daybook/core/time/units";
import { and, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, handles, hosts, sessions } from "./schema/accounts.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf as at, hex } from "./sql-values.ts";

export interface AccountRow {
  id: string;
  email: string;
  name: string;
  tagline: string;
  timezone: string;
  locale: string | null;
  hour12: boolean | null;
  digestHour: number | null;
  phone: string | null;
  /** When its address was proved to be its owner's; null: not yet. Instants are epoch ms. */
  emailVerifiedAt: number | null;
  passwordChangedAt: number | null;
  hasPassword: boolean;
  forgetMonths: number | null;
  createdAt: number;
  handle: string;
  hostId: string;
}

const columns = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  tagline: accounts.tagline,
  timezone: accounts.timezone,
  locale: accounts.locale,
  hour12: accounts.hour12,
  digestHour: accounts.digestHour,
  phone: accounts.phone,
  emailVerifiedAt: accounts.emailVerifiedAt,
  passwordChangedAt: accounts.passwordChangedAt,
  hasPassword: sql<boolean>`${accounts.passwordHash} IS NOT NULL`,
  forgetMonths: accounts.forgetMonths,
  createdAt: accounts.createdAt,
  handle: handles.handle,
  hostId: hosts.id,
};

const select = (db: Database) =>
  db
    .select(columns)
    .from(accounts)
    .innerJoin(handles, and(eq(handles.ownerId, accounts.id), isNull(handles.redirectTo)))
    .innerJoin(hosts, eq(hosts.accountId, accounts.id));

export async function findAccount(owner: OwnerId, db: Database): Promise<AccountRow | null> {
  const [row] = await select(db).where(eq(accounts.id, owner));
  return row ?? null;
}

/** An account that Daybook has to write to by itself. */
export async function accountOf(_scope: SystemScope, db: Database, id: string): Promise<AccountRow | null> {
  const [row] = await select(db).where(eq(accounts.id, id));
  return row ?? null;
}

/** For signing in: the account of an address, with its password hash. */
export async function findCredentials(
  _scope: SystemScope,
  db: Database,
  email: string,
): Promise<{ id: string; email: string; passwordHash: string | null } | null> {
  const [row] = await db
    .select({ id: accounts.id, email: accounts.email, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(sql`lower(${accounts.email}) = lower(${email})`);
  return row ?? null;
}

/** What the account's password is checked against; null: it has none. */
export async function findPasswordHash(owner: OwnerId, db: Database): Promise<string | null> {
  const [row] = await db.select({ passwordHash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, owner));
  return row?.passwordHash ?? null;
}

export interface NewAccountRows {
  id: string;
  hostId: string;
  email: string;
  /** Null: it comes in by other ways. */
  passwordHash: string | null;
  /** When its address was proved; absent: not yet. */
  emailVerifiedAt?: number | null;
  name: string;
  timezone: string;
  locale: string | null;
  hour12: boolean | null;
  handle: string;
  now: number;
}

/** Throws Postgres's 23505 with the constraint's name when the address or the handle is taken. */
export async function insertAccount(_scope: SystemScope, db: Database, rows: NewAccountRows): Promise<void> {
  const { handle, hostId, now, ...account } = rows;
  const { id } = account;
  await db.insert(accounts).values({ ...account, createdAt: now });
  await db.insert(handles).values({ handle, kind: "account", ownerId: id, createdAt: now });
  await db.insert(hosts).values({ id: hostId, accountId: id });
}

export async function updateAccount(
  owner: OwnerId,
  db: Database,
  edit: {
    name?: string;
    tagline?: string;
    timezone?: string;
    locale?: string;
    hour12?: boolean;
    phone?: string | null;
    forgetMonths?: number | null;
  },
): Promise<void> {
  if (Object.keys(edit).length > 0) await db.update(accounts).set(edit).where(eq(accounts.id, owner));
}

export async function handleExists(_scope: SystemScope, db: Database, handle: string): Promise<boolean> {
  const { rows } = await db.execute(sql`SELECT FROM ${handles} h WHERE h.handle = ${handle}
    UNION ALL SELECT FROM retired_handles r WHERE r.hash = sha256(convert_to(${handle}, 'UTF8')) LIMIT 1`);
  return rows.length > 0;
}

export interface NewSession {
  id: string;
  accountId: string;
  tokenHash: Uint8Array;
  /** How it was begun. */
  method?: string;
  /** As the browser names itself, and the network it came from; "" where not known. */
  userAgent?: string;
  network?: string;
  city?: string;
  country?: string;
  /** A program's: of what its refresh tokens have in common. */
  familyHash?: Uint8Array;
  now: number;
  expiresAt: number;
}

export async function insertSession(_scope: SystemScope, db: Database, row: NewSession): Promise<void> {
  const { now, ...rest } = row;
  await db.insert(sessions).values({ ...rest, createdAt: now, lastUsedAt: now });
}

/** How long the token before a renewal still counts, ms: another tab may send it until it has heard of the new one. */
const OVERLAP = MINUTE;

/** Whose session it is, and when they last proved who they are, epoch ms. */
export interface FoundSession {
  id: string;
  accountId: string;
  provedAt: number;
}

/** So seldom is written down that a session was used, ms. */
const USED_AGAIN = 10 * MINUTE;

/** The session that lasts at `now`. That it was used is written, now and then, by the same statement. */
async function liveSession(db: Database, which: SQL, now: number): Promise<FoundSession | null> {
  const { rows } = await db.execute<{ id: string; accountId: string; provedAt: number }>(sql`
    WITH found AS (
      SELECT id, account_id, coalesce(proved_at, created_at) AS proved_at, coalesce(last_used_at, created_at) AS used_at
        FROM sessions WHERE (${which}) AND expires_at > ${at(now)}
    ), used AS (
      UPDATE sessions SET last_used_at = ${at(now)}
       WHERE id IN (SELECT id FROM found WHERE used_at < ${at(now - USED_AGAIN)})
    )
    SELECT id, account_id AS "accountId", (extract(epoch FROM proved_at) * 1000)::float8 AS "provedAt" FROM found`);
  return rows[0] ?? null;
}

/** The session of a token's hash, while it lasts. */
export function findSession(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  now: number,
): Promise<FoundSession | null> {
  const hash = sql`decode(${hex(tokenHash)}, 'hex')`;
  return liveSession(db, sql`token_hash = ${hash} OR former_hash = ${hash} AND renewed_at > ${at(now - OVERLAP)}`, now);
}

/** The session that an access token names, while it lasts. */
export const findSessionById = (
  _scope: SystemScope,
  db: Database,
  id: string,
  now: number,
): Promise<FoundSession | null> => liveSession(db, sql`id = ${id}::uuid`, now);

/** Gives the owner's session another token. False when it has one already, or is over. */
export async function renewSession(
  owner: OwnerId,
  db: Database,
  tokenHash: Uint8Array,
  renewal: { tokenHash: Uint8Array; now: number; expiresAt: number },
): Promise<boolean> {
  const { now, ...rest } = renewal;
  const rows = await db
    .update(sessions)
    .set({ ...rest, formerHash: tokenHash, renewedAt: now })
    .where(and(eq(sessions.accountId, owner), eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** The owner's session has proved who it is, now. False when there is none, or it is over. */
export async function proveSession(owner: OwnerId, db: Database, id: string, now: number): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ provedAt: now })
    .where(and(eq(sessions.accountId, owner), eq(sessions.id, id), gt(sessions.expiresAt, now)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Under whichever of its tokens: who signs out may not have heard of the newest. */
export async function deleteSession(_scope: SystemScope, db: Database, tokenHash: Uint8Array): Promise<void> {
  await db.delete(sessions).where(or(eq(sessions.tokenHash, tokenHash), eq(sessions.formerHash, tokenHash)));
}

import { MINUTE } from "@daybook/core/time/units";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, handles, hosts, sessions } from "./schema/accounts.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

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
  passwordHash: string;
  name: string;
  timezone: string;
  locale: string | null;
  hour12: boolean | null;
  handle: string;
  now: number;
}

/** Throws Postgres's 23505 with the constraint's name when the address or the handle is taken. */
export async function insertAccount(_scope: SystemScope, db: Database, rows: NewAccountRows): Promise<void> {
  const { id, email, passwordHash, name, timezone, locale, hour12, now } = rows;
  await db.insert(accounts).values({ id, email, passwordHash, name, timezone, locale, hour12, createdAt: now });
  await db.insert(handles).values({ handle: rows.handle, kind: "account", ownerId: id, createdAt: now });
  await db.insert(hosts).values({ id: rows.hostId, accountId: id });
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
  },
): Promise<void> {
  if (Object.keys(edit).length > 0) await db.update(accounts).set(edit).where(eq(accounts.id, owner));
}

export async function handleExists(_scope: SystemScope, db: Database, handle: string): Promise<boolean> {
  const rows = await db.select({ handle: handles.handle }).from(handles).where(eq(handles.handle, handle));
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
  now: number;
  expiresAt: number;
}

export async function insertSession(_scope: SystemScope, db: Database, row: NewSession): Promise<void> {
  const { now, ...rest } = row;
  await db.insert(sessions).values({ ...rest, createdAt: now });
}

/** How long the token before a renewal still counts, ms: another tab may send it until it has heard of the new one. */
const OVERLAP = MINUTE;

/** Whose session a token's hash is, while it lasts, and when they last proved who they are, epoch ms. */
export async function findSession(
  _scope: SystemScope,
  db: Database,
  tokenHash: Uint8Array,
  now: number,
): Promise<{ id: string; accountId: string; provedAt: number } | null> {
  const { id, accountId, createdAt, provedAt } = sessions;
  const [row] = await db
    .select({ id, accountId, createdAt, provedAt })
    .from(sessions)
    .where(
      and(
        or(
          eq(sessions.tokenHash, tokenHash),
          and(eq(sessions.formerHash, tokenHash), gt(sessions.renewedAt, now - OVERLAP)),
        ),
        gt(sessions.expiresAt, now),
      ),
    );
  return row ? { id: row.id, accountId: row.accountId, provedAt: row.provedAt ?? row.createdAt } : null;
}

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

/** The owner's session of a token's hash has proved who it is, now. False when there is none, or it is over. */
export async function proveSession(owner: OwnerId, db: Database, tokenHash: Uint8Array, now: number): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ provedAt: now })
    .where(
      and(
        eq(sessions.accountId, owner),
        or(
          eq(sessions.tokenHash, tokenHash),
          and(eq(sessions.formerHash, tokenHash), gt(sessions.renewedAt, now - OVERLAP)),
        ),
        gt(sessions.expiresAt, now),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Under whichever of its tokens: who signs out may not have heard of the newest. */
export async function deleteSession(_scope: SystemScope, db: Database, tokenHash: Uint8Array): Promise<void> {
  await db.delete(sessions).where(or(eq(sessions.tokenHash, tokenHash), eq(sessions.formerHash, tokenHash)));
}

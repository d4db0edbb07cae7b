import { and, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { mailedLinks } from "./schema/ways-in.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** What a mailed link or its code is for; `undo` brings back the address that an account had. */
export type LinkPurpose = "verify" | "reset" | "magic" | "change" | "undo" | "sign_up";
export type MailedLinkRow = Omit<typeof mailedLinks.$inferSelect, "purpose"> & { purpose: LinkPurpose };

const open = (now: number) =>
  and(isNull(mailedLinks.usedAt), isNull(mailedLinks.endedAt), gt(mailedLinks.expiresAt, now));
const asLink = (row: typeof mailedLinks.$inferSelect | undefined) => (row ? (row as MailedLinkRow) : null);

/** From here to the end of the transaction mails to this address are asked for one after the other: they are counted. */
export async function lockMailbox(_scope: SystemScope, db: Database, email: string): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mailbox:${email.toLowerCase()}`}, 0))`);
}

/** How many links were mailed to an address since an instant (epoch ms): to accounts, to nobody's, and to sign up. */
export async function countMailedLinks(
  _scope: SystemScope,
  db: Database,
  email: string,
  since: { account: number; nobody: number },
): Promise<{ account: number; nobody: number; signUp: number }> {
  const { rows } = await db.execute<{ account: number; nobody: number; signUp: number }>(sql`
    SELECT count(*) FILTER (WHERE account_id IS NOT NULL AND created_at > ${at(since.account)})::int AS account,
        count(*) FILTER (WHERE account_id IS NULL AND ended_at IS NULL AND purpose <> 'sign_up')::int AS nobody,
        count(*) FILTER (WHERE purpose = 'sign_up' AND created_at > ${at(since.account)})::int AS "signUp"
      FROM mailed_links WHERE lower(email) = lower(${email}) AND created_at > ${at(Math.min(since.account, since.nobody))}`);
  return rows[0] ?? { account: 0, nobody: 0, signUp: 0 };
}

/** How many an account asked for since an instant, epoch ms, and when the first of them was. */
export async function countOwnLinks(
  owner: OwnerId,
  db: Database,
  purpose: LinkPurpose,
  since: number,
): Promise<{ count: number; first: number | null }> {
  const { rows } = await db.execute<{ count: number; first: number | null }>(sql`
    SELECT count(*)::int AS count, (extract(epoch FROM min(created_at)) * 1000)::float8 AS first FROM mailed_links
     WHERE account_id = ${owner} AND purpose = ${purpose} AND created_at > ${at(since)}`);
  return rows[0] ?? { count: 0, first: null };
}

export type NewMailedLink = Pick<MailedLinkRow, "id" | "purpose" | "accountId" | "email" | "locale" | "expiresAt"> & {
  asked?: object | null;
  now: number;
};

/**
 * Keeps a link and asks for its mail, which ends those of its purpose that came before, of the account or to the address. An
 * event that asks for none is for what is asked too often: kept as something that has ended, by the same statements.
 */
export async function insertMailedLink(
  _scope: SystemScope,
  db: Database,
  { now, ...row }: NewMailedLink,
  event: NewEvent,
): Promise<void> {
  const { purpose, accountId, email } = row;
  const isMailed = event.deliveries.length > 0;
  const whose = accountId === null ? sql`lower(email) = lower(${email})` : sql`account_id = ${accountId}`;
  await db.execute(sql`
    UPDATE mailed_links SET ended_at = ${at(now)}
     WHERE ${isMailed} AND ${purpose !== "undo"} AND purpose = ${purpose} AND ${whose} AND used_at IS NULL AND ended_at IS NULL`);
  const endedAt = isMailed ? null : now;
  await db.insert(mailedLinks).values({ ...row, asked: row.asked ?? null, createdAt: now, endedAt });
  await db.execute(sql`WITH ${eventRows(sql`NULL::uuid`, [event])} SELECT`);
}

export async function findMailedLink(_scope: SystemScope, db: Database, id: string): Promise<MailedLinkRow | null> {
  const [row] = await db.select().from(mailedLinks).where(eq(mailedLinks.id, id));
  return asLink(row);
}

/** The links of an owner that can be used, the newest first. */
export async function findOpenLinks(
  owner: OwnerId,
  db: Database,
  purposes: readonly LinkPurpose[],
  now: number,
): Promise<MailedLinkRow[]> {
  const rows = await db
    .select()
    .from(mailedLinks)
    .where(and(eq(mailedLinks.accountId, owner), inArray(mailedLinks.purpose, [...purposes]), open(now)))
    .orderBy(desc(mailedLinks.id));
  return rows as MailedLinkRow[];
}

/** Uses a link: of two at once one has it, the other null, as has whoever comes later. */
export async function useMailedLink(
  _scope: SystemScope,
  db: Database,
  id: string,
  purpose: LinkPurpose,
  now: number,
): Promise<MailedLinkRow | null> {
  const [row] = await db
    .update(mailedLinks)
    .set({ usedAt: now })
    .where(and(eq(mailedLinks.id, id), eq(mailedLinks.purpose, purpose), open(now)))
    .returning();
  return asLink(row);
}

/** Counts a try at a link's code; null when it can't be tried any more. At the last one it ends. */
export async function tryCode(
  _scope: SystemScope,
  db: Database,
  id: string,
  { now, most }: { now: number; most: number },
): Promise<MailedLinkRow | null> {
  const [row] = await db
    .update(mailedLinks)
    .set({ tries: sql`tries + 1` })
    .where(and(eq(mailedLinks.id, id), open(now), lt(mailedLinks.tries, most)))
    .returning();
  return asLink(row);
}

/** Ends an account's links that weren't used, of these purposes. */
export async function endMailedLinks(
  _scope: SystemScope,
  db: Database,
  accountId: string,
  purposes: readonly LinkPurpose[],
  now: number,
): Promise<number> {
  const rows = await db
    .update(mailedLinks)
    .set({ endedAt: now })
    .where(
      and(
        eq(mailedLinks.accountId, accountId),
        inArray(mailedLinks.purpose, [...purposes]),
        isNull(mailedLinks.usedAt),
        isNull(mailedLinks.endedAt),
      ),
    )
    .returning({ id: mailedLinks.id });
  return rows.length;
}

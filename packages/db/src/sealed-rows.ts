import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

/**
 * Everything that is kept sealed, by its purpose: the column it stands in, the account's, and the one whose value is the
 * row's name in what binds it there. A rotation goes through all of these.
 */
export const sealedColumns = {
  "chat-room": { table: "chat_channels", column: "sealed", row: "id", account: "account_id" },
  "webhook-headers": { table: "webhooks", column: "sealed_headers", row: "id", account: "account_id" },
  "totp-secret": { table: "totp_secrets", column: "sealed", row: "id", account: "account_id" },
} as const satisfies Record<string, { table: string; column: string; row: string; account: string }>;

export type SecretPurpose = keyof typeof sealedColumns;
export const secretPurposes = Object.keys(sealedColumns) as SecretPurpose[];

export interface SealedRow extends Record<string, unknown> {
  row: string;
  accountId: string;
  sealed: string;
}

const names = (purpose: SecretPurpose) => {
  const { table, column, row, account } = sealedColumns[purpose];
  return {
    table: sql.identifier(table),
    column: sql.identifier(column),
    row: sql.identifier(row),
    account: sql.identifier(account),
  };
};

/** The number of the key that something was sealed with: it stands before the dot. What the version before sealed has none. */
const numberIn = (column: SQL): SQL =>
  sql`CASE WHEN ${column} ~ '^[0-9]+\\.' THEN split_part(${column}, '.', 1)::int END`;

/** Rows that aren't sealed with their account's newest key, in order of their names, from behind `after`. */
export async function rowsOfOldKeys(
  _scope: SystemScope,
  db: Database,
  purpose: SecretPurpose,
  most: number,
  after: string | null,
): Promise<SealedRow[]> {
  const { table, column, row, account } = names(purpose);
  const { rows } = await db.execute<SealedRow>(sql`
    SELECT t.${row}::text AS row, t.${account} AS "accountId", t.${column} AS sealed FROM ${table} t
     WHERE (${after}::uuid IS NULL OR t.${row} > ${after}::uuid)
       AND ${numberIn(sql`t.${column}`)} < (SELECT max(number) FROM data_keys WHERE account_id = t.${account})
     ORDER BY t.${row} LIMIT ${most}`);
  return rows;
}

/** False when something else stands there by now: whoever wrote it sealed it with the newest key, or will be found again. */
export async function replaceSealed(
  _scope: SystemScope,
  db: Database,
  purpose: SecretPurpose,
  before: SealedRow,
  sealed: string,
): Promise<boolean> {
  const { table, column, row } = names(purpose);
  const { rowCount } = await db.execute(
    sql`UPDATE ${table} SET ${column} = ${sealed} WHERE ${row} = ${before.row}::uuid AND ${column} = ${before.sealed}`,
  );
  return rowCount === 1;
}

/** Keys that nothing is sealed with any more, and that nobody who began before the next one came can still seal with. */
export async function dropUnusedDataKeys(_scope: SystemScope, db: Database, before: number): Promise<number> {
  const used = sql.join(
    secretPurposes.map((purpose) => {
      const { table, column, account } = names(purpose);
      return sql`EXISTS (SELECT FROM ${table} t WHERE t.${account} = k.account_id AND ${numberIn(sql`t.${column}`)} = k.number)`;
    }),
    sql` OR `,
  );
  const { rowCount } = await db.execute(sql`
    DELETE FROM data_keys k WHERE EXISTS (SELECT FROM data_keys n
      WHERE n.account_id = k.account_id AND n.number > k.number AND n.created_at < ${instantOf(before)}) AND NOT (${used})`);
  return rowCount ?? 0;
}

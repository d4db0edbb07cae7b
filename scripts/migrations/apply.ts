import type pg from "pg";
import { explain, Failure } from "../local/failure.ts";

export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

/** A lock that isn't had by then is given up and asked for again, ms: who waits for one keeps everybody behind it waiting. */
const LOCK_TIMEOUT = 3_000;
const TRIES = 10;
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));
const codeOf = (error: unknown): string => String((error as { code?: string }).code ?? "");

const record = (client: pg.Client, { name, sha256 }: Migration) =>
  client.query("insert into daybook_migrations (name, sha256) values ($1, $2)", [name, sha256]);

/** How many lines into `sql` an error points. */
function lineOf(sql: string, error: unknown): string {
  const { position } = error as { position?: string };
  return position ? ` (line ${sql.slice(0, Number(position)).split("\n").length})` : "";
}

/** In one transaction, all or nothing. Tried again when a lock can't be had, since nothing was done. */
export async function applyWhole(client: pg.Client, migration: Migration): Promise<void> {
  const { name, sql } = migration;
  for (let tries = 1; ; tries++) {
    try {
      await client.query("begin");
      await client.query(`set local lock_timeout = ${LOCK_TIMEOUT}`);
      await client.query(sql);
      await record(client, migration);
      await client.query("commit");
      return;
    } catch (error) {
      await client.query("rollback").catch(() => {});
      if (codeOf(error) === "55P03" && tries < TRIES) await pause(500 * tries);
      else {
        const { message } = error as Error;
        const words = `${name}${lineOf(sql, error)} failed and was rolled back: ${message} ${codeOf(error)}`;
        throw explain(new Failure(words.trim()));
      }
    }
  }
}

const MARK = /^-- daybook: no-transaction$/m;
export const isStepwise = ({ sql }: Migration): boolean => MARK.test(sql);

/** The statements of a file, each with the line it begins in. They end with a semicolon at the end of a line, outside $$. */
export function statementsOf(sql: string): { text: string; line: number }[] {
  const bare = sql.replace(/^\s*--.*$/gm, "");
  const found: { text: string; line: number }[] = [];
  let from = 0;
  for (const { 0: end, index } of bare.matchAll(/\$\$[\s\S]*?\$\$|;[ \t]*(?:\n|$)/g)) {
    if (end.startsWith("$")) continue;
    const text = bare.slice(from, index);
    const begin = from + (text.length - text.trimStart().length);
    if (text.trim() !== "") found.push({ text: text.trim(), line: bare.slice(0, begin).split("\n").length });
    from = index + end.length;
  }
  const rest = bare.slice(from).trim();
  if (rest !== "") found.push({ text: rest, line: bare.slice(0, from).split("\n").length });
  return found;
}

/** What a build that was broken off left: no query uses it, and IF NOT EXISTS would take it for the index. */
async function dropInvalid(client: pg.Client, statement: string): Promise<void> {
  const name = /^create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s+(\w+)/i.exec(statement)?.[1];
  if (name === undefined) return;
  const { rows } = await client.query("select 1 from pg_index where indexrelid = to_regclass($1) and not indisvalid", [
    name,
  ]);
  if (rows.length > 0) await client.query(`drop index concurrently if exists ${name}`);
}

/**
 * Statement by statement without a transaction, as building an index concurrently asks for. What was done stays when a
 * later one fails, so each must be safe to run again. They wait for locks without end: nobody waits behind them.
 */
export async function applyStepwise(client: pg.Client, migration: Migration): Promise<void> {
  const { name, sql } = migration;
  const statements = statementsOf(sql);
  // A DO block looks for itself what is left to do.
  for (const { text, line } of statements)
    if (!/^do\b|\bif\s+(?:not\s+)?exists\b/i.test(text))
      throw new Failure(`${name} (line ${line}) isn't safe to run twice: say IF NOT EXISTS, or IF EXISTS.`);
  for (const { text, line } of statements) {
    try {
      await dropInvalid(client, text);
      await client.query(text);
    } catch (error) {
      const words = `${name} (line ${line}) failed; what came before it stays: ${(error as Error).message} ${codeOf(error)}`;
      throw explain(new Failure(words.trim()));
    }
  }
  await record(client, migration);
}

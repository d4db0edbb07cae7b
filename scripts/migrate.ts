import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { Failure } from "./local/failure.ts";
import { applyStepwise, applyWhole, isStepwise, type Migration } from "./migrations/apply.ts";

const FOLDER = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any two runs against one database must share this number; it is the word "daybook" in base 36, shortened. */
const LOCK = 805_437_164;

export interface MigrationResult {
  applied: string[];
  already: number;
}

function read(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The migrations still to apply; refuses a history that this folder cannot have produced. */
export function pending(all: Migration[], recorded: { name: string; sha256: string }[]): Migration[] {
  const done = new Map(recorded.map((row) => [row.name, row.sha256]));
  for (const { name, sha256 } of all) {
    if (done.has(name) && done.get(name) !== sha256)
      throw new Failure(`${name} was changed after it had been applied. Restore it and put the change in a new file.`);
  }
  const todo = all.filter(({ name }) => !done.has(name));
  const last = [...done.keys()].sort().at(-1);
  const late = todo.find(({ name }) => last !== undefined && name < last);
  if (late) throw new Failure(`${late.name} sorts before ${last}, which is applied already. Give it a later number.`);
  return todo;
}

/**
 * One run at a time. Asked for again and again rather than waited for: who waits holds a snapshot, and an index that is
 * built concurrently waits for all of those.
 */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (rows[0]?.mine) return;
    await new Promise((next) => setTimeout(next, 200));
  }
}

/**
 * Brings the database to the newest schema. Forward only; each file in a transaction of its own, but those
 * marked `-- daybook: no-transaction`; safe to run twice and by two at once. Needs a direct connection: a transaction pooler does not keep the lock.
 */
export async function migrate(url: string, folder = FOLDER): Promise<MigrationResult> {
  if (/^[^.]*-pooler\./.test(new URL(url).hostname))
    throw new Failure("This is the address of a pooler. Migrations need the direct one (without -pooler).");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Failure(`Cannot connect to the database: ${(error as Error).message}`);
  }
  try {
    await takeTurn(client);
    await client.query(
      "create table if not exists daybook_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from daybook_migrations",
    );
    const todo = pending(read(folder), rows);
    for (const migration of todo)
      await (isStepwise(migration) ? applyStepwise(client, migration) : applyWhole(client, migration));
    return { applied: todo.map(({ name }) => name), already: rows.length };
  } finally {
    await client.end().catch(() => {});
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Failure("Set DATABASE_URL to the direct address of the database.");
    const { applied, already } = await migrate(url);
    for (const name of applied) console.log(`applied ${name}`);
    console.log(applied.length === 0 ? `up to date (${already} applied before)` : `${applied.length} applied`);
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}

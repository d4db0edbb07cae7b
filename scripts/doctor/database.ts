import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "../local/house.ts";
import { type Check, fine, wrong } from "./check.ts";

const OLDEST = 170_000;

/** The database by its direct address: reachable, new enough, with the schema of this checkout. */
export async function checkDatabase(url: string): Promise<Check[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    return [wrong("database", `cannot connect: ${(error as Error).message}`, "Check DATABASE_URL.")];
  }
  try {
    const { rows } = await client.query("show server_version_num");
    const version = Number(rows[0].server_version_num);
    const checks = [
      version >= OLDEST
        ? fine("database", `Postgres ${Math.floor(version / 10_000)}`)
        : wrong("database", `Postgres ${Math.floor(version / 10_000)}`, "17 is the oldest supported."),
    ];
    const recorded = await client.query("select name from daybook_migrations").catch(() => ({ rows: [] }));
    const applied = new Set(recorded.rows.map(({ name }) => name));
    const missing = readdirSync(join(ROOT, "migrations")).filter((name) => name.endsWith(".sql") && !applied.has(name));
    checks.push(
      missing.length === 0
        ? fine("schema", `${applied.size} migration${applied.size === 1 ? "" : "s"} applied`)
        : wrong("schema", `not applied: ${missing.join(", ")}`, 'Run "npx -y pnpm@12 migrate".'),
    );
    return checks;
  } finally {
    await client.end().catch(() => {});
  }
}

import pg from "pg";
import type { Daybook } from "./daybook.ts";

/** Asks Daybook's own database, behind its back. */
export async function askDatabase(
  daybook: Daybook,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: daybook.database.url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, as text, by table. */
export async function dump(daybook: Daybook): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: daybook.database.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}

/** Waits until no delivery is waiting, and no export is written: they are carried out in the background, and their rows change meanwhile. */
export async function settled(daybook: Daybook): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const waiting = await askDatabase(
      daybook,
      "SELECT sink, target, attempts, created_at, due_at, leased_until, last_error FROM deliveries WHERE state = 'waiting'",
    );
    const written = await askDatabase(daybook, "SELECT state FROM exports WHERE state IN ('waiting', 'writing')");
    if (waiting.length + written.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Still waiting after 20 s: ${JSON.stringify(waiting)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

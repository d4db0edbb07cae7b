import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "../../scripts/local/postgres.ts";
import { migrate } from "../../scripts/migrate.ts";

export interface Server {
  version: string;
  /** A migrated, empty database. */
  database(name: string): Promise<string>;
  /** A copy of a database that nobody is connected to. */
  copy(from: string, name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** A Postgres of the bench's own, with the settings a server has by itself: a commit waits for the disk. */
export async function startServer(): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), "daybook-bench-"));
  chmodSync(dir, 0o711);
  const postgres = await startPostgres({ dir: join(dir, "postgres"), settings: { max_connections: "300" } });
  const admin = new pg.Client({ connectionString: postgres.url() });
  admin.on("error", () => {});
  await admin.connect();
  const { rows } = await admin.query<{ server_version: string }>("SHOW server_version");
  return {
    version: rows[0]?.server_version ?? "",
    async database(name) {
      await admin.query(`CREATE DATABASE ${name}`);
      await migrate(postgres.url(name));
      return postgres.url(name);
    },
    async copy(from, name) {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
      return postgres.url(name);
    },
    async drop(name) {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    async stop() {
      await admin.end();
      await postgres.stop({ remove: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

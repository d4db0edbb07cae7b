import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../local/postgres.ts";
import { migrate } from "../migrate.ts";
import { asAdmin, TEMPLATE } from "./database.ts";

/** One real Postgres for all integration tests, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "daybook-test-"));
  chmodSync(dir, 0o711);
  const postgres = await startPostgres({ dir: join(dir, "postgres"), durable: false });
  const stop = async () => {
    await postgres.stop({ remove: true });
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await asAdmin(postgres.url(), `create database ${TEMPLATE}`);
    await migrate(postgres.url(TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgresUrl", postgres.url());
  return stop;
}

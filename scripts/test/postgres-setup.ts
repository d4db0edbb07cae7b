import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { selfSigned } from "@daybook/integrations/mail/testing/self-signed";
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
  const trusted = { localhost: selfSigned("localhost"), another: selfSigned("mail.example.com") };
  const authorities = join(dir, "authorities.pem");
  writeFileSync(authorities, trusted.localhost.cert + trusted.another.cert);
  // Wrangler reads it once, when it is loaded, and one process runs many files.
  process.env.NODE_EXTRA_CA_CERTS = authorities;
  project.provide("trusted", trusted);
  return stop;
}

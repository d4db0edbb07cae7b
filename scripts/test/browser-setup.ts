import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildWeb } from "../build/web.ts";
import { providerVars, startProviders } from "../local/emulated-providers.ts";
import { freePort } from "../local/ports.ts";
import { startPostgres } from "../local/postgres.ts";
import { startLocalWorker } from "../local/worker.ts";
import { migrate } from "../migrate.ts";
import type { Running } from "./browser.ts";
import { TEST_KEYS } from "./browser-keys.ts";

/** The whole product for the browser tests: Postgres, the Worker, the built pages. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "daybook-browser-"));
  chmodSync(dir, 0o711);
  const undo: (() => Promise<void>)[] = [async () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 })];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const pages = await buildWeb();
    const postgres = await startPostgres({ dir: join(dir, "postgres"), durable: false });
    undo.push(() => postgres.stop({ remove: true }));
    await migrate(postgres.url());
    const workerDir = join(dir, "worker");
    const port = await freePort();
    const secretsFile = join(dir, "secrets.env");
    writeFileSync(secretsFile, `TOKEN_KEYS="${TEST_KEYS}"\n`);
    const [google, microsoft, github, okta] = [await freePort(), await freePort(), await freePort(), await freePort()];
    const providers = await startProviders({ google, microsoft, github, okta }, [`http://localhost:${port}`]);
    undo.push(providers.stop);
    const worker = await startLocalWorker({
      port,
      databaseUrl: postgres.url(),
      dir: workerDir,
      assets: pages.dir,
      secretsFile,
      vars: providerVars(providers.urls),
    });
    undo.push(worker.stop);
    project.provide("running", {
      baseUrl: worker.url,
      workerDir,
      webDir: pages.dir,
      databaseUrl: postgres.url(),
    } satisfies Running);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

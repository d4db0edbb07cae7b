import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createServer } from "vite";
import { isHalfSeeded, readDemo, seedDemo } from "./demo.ts";
import { Failure } from "./failure.ts";
import { clearData, ensureSecrets, HOME, places, ROOT } from "./house.ts";
import { Progress } from "./progress.ts";
import { keepProviders } from "./provider-process.ts";
import { claimClone, keepWorker, openDatabase, runUntilStopped } from "./session.ts";
import type { Shutdown } from "./shutdown.ts";
import { startLocalWorker } from "./worker.ts";

/** What the Worker answers; everything else is the SPA's, from Vite, reloaded as it is edited. */
const PASSED_ON = ["^/(v1|calendar|dev)/", "^/healthz$", "^/.well-known/jwks.json$"];

interface DevOptions {
  port: number;
  apiPort: number;
}

function readOptions(argv: string[]): DevOptions {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { port: { type: "string", default: "5173" }, "api-port": { type: "string", default: "8787" } },
    });
    return { port: Number(values.port), apiPort: Number(values["api-port"]) };
  } catch (error) {
    throw new Failure(`${(error as Error).message}\nUsage: npx -y pnpm@12 dev [--port N] [--api-port N]`);
  }
}

/** The Worker wants a folder of pages, but here Vite serves them. */
function signpost(url: string): string {
  const dir = join(HOME, "signpost");
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    join(dir, "index.html"),
    `<!doctype html><title>Daybook</title><a href="${url}">The pages are here</a>`,
  );
  return dir;
}

async function startVite(port: number, api: string, shutdown: Shutdown): Promise<void> {
  const server = await createServer({
    root: join(ROOT, "apps/web"),
    server: {
      port,
      strictPort: true,
      proxy: Object.fromEntries(PASSED_ON.map((path) => [path, { target: api, ws: true }])),
    },
  });
  shutdown.atEnd(() => server.close());
  await server.listen();
}

async function dev({ port, apiPort }: DevOptions, shutdown: Shutdown): Promise<void> {
  await claimClone("dev", [port, apiPort], shutdown);
  const progress = new Progress();
  if (isHalfSeeded()) await progress.step("Clearing what an interrupted first start left", clearData);
  ensureSecrets();
  const url = `http://localhost:${port}`;
  const database = await openDatabase(progress, shutdown);
  const vars = await progress.step("Starting services to sign in by", () => keepProviders(apiPort, [url], shutdown));
  shutdown.check();
  const worker = await progress.step("Starting the Worker", () =>
    startLocalWorker({
      port: apiPort,
      databaseUrl: database.url,
      dir: places.worker,
      assets: signpost(url),
      secretsFile: places.secrets,
      vars,
      log: `${places.logs}/worker.log`,
      watch: true,
    }),
  );
  keepWorker(worker, shutdown);
  shutdown.check();
  await progress.step("Starting Vite", () => startVite(port, worker.url, shutdown));
  // Through Vite, so that the links in its mails lead to the pages.
  const options = { baseUrl: url, databaseUrl: database.url };
  const demo = readDemo() ?? (await progress.step("Making a demo", () => seedDemo(options)));
  console.log(`\nDaybook runs, after ${progress.elapsed()}, and follows your edits.\n`);
  console.log(`  Open     ${url}${demo?.bookingPath ?? "/"}`);
  if (demo) console.log(`  Console  ${url}${demo.consolePath}   (${demo.email} / ${demo.password})`);
  console.log(`  Mail     ${url}/dev/mail\n  API      ${worker.url}\n\nCtrl-C stops it.`);
}

/** `pnpm dev`: the Worker and the pages, both rebuilt as their sources change. */
export function main(argv: string[]): Promise<never> {
  return runUntilStopped((shutdown) => dev(readOptions(argv), shutdown));
}

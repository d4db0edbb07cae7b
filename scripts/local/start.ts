import { parseArgs } from "node:util";
import { buildWeb, markUsed } from "../build/web.ts";
import { playVisitor } from "../demo/visitor.ts";
import { type Demo, isHalfSeeded, readDemo, seedDemo } from "./demo.ts";
import { Failure } from "./failure.ts";
import { clearData, ensureSecrets, places } from "./house.ts";
import { Progress } from "./progress.ts";
import { keepProviders } from "./provider-process.ts";
import { claimClone, keepWorker, openDatabase, runUntilStopped } from "./session.ts";
import type { Shutdown } from "./shutdown.ts";
import { startLocalWorker } from "./worker.ts";

interface StartOptions {
  port: number;
  fresh: boolean;
}

function readOptions(argv: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { port: { type: "string", default: "8787" }, fresh: { type: "boolean", default: false } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`"${values.port}" is no port.`);
    return { port, fresh: values.fresh };
  } catch (error) {
    throw new Failure(`${(error as Error).message}\nUsage: npx -y pnpm@12 start [--port N] [--fresh]`);
  }
}

function welcome(url: string, demo: Demo | undefined, took: string): void {
  const lines: [string, string][] = demo
    ? [
        ["Book a time", `${url}${demo.bookingPath}`],
        ["Console", `${url}${demo.consolePath}   (${demo.email} / ${demo.password})`],
      ]
    : [["Open", `${url}/`]];
  lines.push(["Mail it sent", `${url}/dev/mail`]);
  console.log(`\nDaybook runs, after ${took}.\n`);
  for (const [what, where] of lines) console.log(`  ${what.padEnd(14)}${where}`);
  console.log("\nCtrl-C stops it. Data and logs are in .daybook; --fresh starts over.");
}

async function start({ port, fresh }: StartOptions, shutdown: Shutdown): Promise<void> {
  await claimClone("start", [port], shutdown);
  const progress = new Progress();
  if (fresh) await progress.step("Starting over", clearData);
  else if (isHalfSeeded()) await progress.step("Clearing what an interrupted first start left", clearData);
  ensureSecrets();
  const pages = await progress.step(
    "Building the pages",
    () => buildWeb(),
    (built) => (built.fresh ? undefined : "unchanged"),
  );
  shutdown.check();
  const use = setInterval(() => markUsed(pages.dir), 20_000);
  shutdown.atEnd(async () => clearInterval(use));
  const database = await openDatabase(progress, shutdown);
  const { PUBLIC_URL } = process.env;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`, ...(PUBLIC_URL ? [PUBLIC_URL] : [])];
  const providers = await progress.step("Starting services to sign in by", () =>
    keepProviders(port, origins, shutdown),
  );
  shutdown.check();
  const worker = await progress.step("Starting the Worker", () =>
    startLocalWorker({
      port,
      databaseUrl: database.url,
      dir: places.worker,
      assets: pages.dir,
      secretsFile: places.secrets,
      // Behind a tunnel or a proxy: without it only this machine is answered.
      vars: { ...providers, ...(PUBLIC_URL ? { PUBLIC_URL } : {}) },
      log: `${places.logs}/worker.log`,
    }),
  );
  keepWorker(worker, shutdown);
  shutdown.check();
  const options = { baseUrl: worker.url, databaseUrl: database.url };
  const known = readDemo();
  const demo = known ?? (await progress.step("Making a demo", () => seedDemo(options)));
  shutdown.check();
  welcome(worker.url, demo, progress.elapsed());
  if (demo && !known) {
    const { bookingPath } = demo;
    const leave = playVisitor({ baseUrl: worker.url, bookingPath, say: (line) => console.log(`\n${line}`) });
    shutdown.atEnd(async () => leave());
  }
}

/** `pnpm start`: everything Daybook needs, until it is told to stop. */
export function main(argv: string[]): Promise<never> {
  return runUntilStopped((shutdown) => start(readOptions(argv), shutdown));
}

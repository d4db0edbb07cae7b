import { appendFileSync } from "node:fs";
import { endReaper } from "./children.ts";
import { type KeptDatabase, keepDatabase, prepareDatabase, startDatabase } from "./database.ts";
import { explain, Failure } from "./failure.ts";
import { places } from "./house.ts";
import { releaseLock, takeLock } from "./lock.ts";
import { becomesFree } from "./ports.ts";
import type { Progress } from "./progress.ts";
import { Shutdown } from "./shutdown.ts";
import type { LocalWorker } from "./worker.ts";

const CRON_MS = 60_000;

/** Makes this process the only one that runs from this clone, and makes sure that it gets its ports. */
export async function claimClone(command: string, ports: number[], shutdown: Shutdown): Promise<void> {
  const [port = 0] = ports;
  const lock = takeLock(places.lock, { pid: process.pid, command, port });
  if (!lock.taken) {
    const { holder } = lock;
    throw new Failure(
      `Daybook already runs from this folder: http://localhost:${holder.port} (process ${holder.pid}). Stop that one first.`,
    );
  }
  shutdown.atEnd(async () => releaseLock(places.lock));
  for (const wanted of ports) {
    if (await becomesFree(wanted, lock.leftover ? 6_000 : 0)) continue;
    throw new Failure(`Port ${wanted} is taken. Choose another: --port ${port + 1}`);
  }
}

/** Postgres, up and with the newest schema, brought back once should it end by itself. */
export async function openDatabase(progress: Progress, shutdown: Shutdown): Promise<KeptDatabase> {
  const postgres = await progress.step("Starting Postgres", startDatabase);
  const database = keepDatabase(postgres, { up: (line) => shutdown.fail(new Failure(line)), say: console.log });
  shutdown.atEnd(database.stop);
  shutdown.check();
  await progress.step(
    "Updating the database",
    () => prepareDatabase(postgres),
    ({ applied }) =>
      applied.length > 0 ? `${applied.length} migration${applied.length === 1 ? "" : "s"} applied` : "up to date",
  );
  shutdown.check();
  return database;
}

/** Ends everything when the Worker ends by itself, and runs its cron handler each minute. */
export function keepWorker(worker: LocalWorker, shutdown: Shutdown): void {
  shutdown.atEnd(worker.stop);
  void worker.exited.then(({ code, signal }) => {
    const message = `The Worker ended (${signal ?? code}):\n${worker.tail(15)}`;
    if (!shutdown.begun()) shutdown.fail(explain(new Failure(message), worker.tail(100)));
  });
  const cron = setInterval(() => void worker.tick().catch(() => {}), CRON_MS);
  shutdown.atEnd(async () => clearInterval(cron));
}

/** The person gets one sentence; whoever mends it gets the rest. */
function noteUnexpected(error: unknown): void {
  try {
    const text = error instanceof Error ? error.stack : String(error);
    appendFileSync(`${places.logs}/unexpected.log`, `${new Date().toISOString()} ${text}\n`);
  } catch {}
}

/** Runs a command that lasts until it is told to stop, and ends the process with its code. */
export async function runUntilStopped(work: (shutdown: Shutdown) => Promise<void>): Promise<never> {
  const shutdown = new Shutdown();
  const giveUp = (error: unknown) => {
    if (!(error instanceof Failure) && !shutdown.begun()) noteUnexpected(error);
    shutdown.fail(explain(error));
  };
  process.on("uncaughtException", giveUp);
  process.stdout.on("error", () => {});
  try {
    await work(shutdown);
  } catch (error) {
    giveUp(error);
  }
  const code = await shutdown.finished;
  await endReaper();
  process.exit(code);
}

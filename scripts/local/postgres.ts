import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { type Child, type Exit, startChild } from "./children.ts";
import { explain, Failure } from "./failure.ts";
import { freePort } from "./ports.ts";
import { type PostgresHome, postgresHome } from "./postgres-home.ts";
import { processInfo } from "./processes.ts";

export interface PostgresOptions {
  /** Folder for the data; kept between starts. */
  dir: string;
  port?: number;
  log?: string;
  /** False gives up safety against power loss for speed; for databases that are thrown away. */
  durable?: boolean;
  password?: string;
  settings?: Record<string, string>;
}

export interface Postgres {
  port: number;
  pid: number;
  /** Address of a database on this server. */
  url: (database?: string) => string;
  exited: Promise<Exit>;
  running: () => boolean;
  tail: (lines?: number) => string;
  stop: (options?: { remove?: boolean }) => Promise<void>;
}

const MAJOR = "18";
const USER = "daybook";
const DEFAULT_PASSWORD = "daybook";

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

async function initialise(home: PostgresHome, password: string, durable: boolean): Promise<void> {
  const data = join(home.dir, "data");
  if (existsSync(data)) {
    const version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (version === MAJOR) return;
    throw new Failure(
      `The data in ${data} were made by Postgres ${version}, this is ${MAJOR}. Start with --fresh to begin anew.`,
    );
  }
  // Made beside its place and renamed when complete. What an interrupted start left is thrown away, but never shared:
  // its initdb may still be at work.
  for (const name of readdirSync(home.dir).filter((entry) => entry.startsWith("new-"))) {
    try {
      rmSync(join(home.dir, name), { recursive: true, force: true });
    } catch {}
  }
  const half = join(home.dir, `new-${randomUUID()}`);
  const passwordFile = `${half}-password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    const args = [`--pgdata=${half}`, `--username=${USER}`, `--pwfile=${passwordFile}`, "--auth=password"];
    args.push("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--lc-messages=C");
    if (!durable) args.push("--no-sync");
    const child = await run("initdb", home, home.binaries.initdb, args, passwordFile);
    const { code } = await child.exited;
    if (code !== 0)
      throw explain(new Failure(`Postgres could not make its data folder:\n${child.tail(8)}`), child.tail());
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, data);
}

async function run(
  name: string,
  home: PostgresHome,
  command: string,
  args: string[],
  handOver?: string,
  extra: { log?: string; onLine?: (line: string) => void } = {},
): Promise<Child> {
  if (home.runAs && handOver) execFileSync("chown", [String(home.runAs.uid), handOver]);
  return startChild(name, command, args, {
    cwd: home.dir,
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    stopSignal: "SIGINT",
    ...home.runAs,
    ...extra,
  });
}

/** A server that an earlier start could not end (kill -9) still holds the data: end it before starting ours. */
async function endLeftover(home: PostgresHome): Promise<void> {
  const file = join(home.dir, "data", "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const isOurs = () => processInfo(pid)?.args.some((arg) => arg.startsWith(home.dir)) ?? false;
  if (Number.isInteger(pid) && pid > 1 && isOurs()) {
    for (const [signal, patience] of [
      ["SIGINT", 100],
      ["SIGQUIT", 50],
      ["SIGKILL", 50],
    ] as const) {
      try {
        process.kill(pid, signal);
      } catch {}
      for (let tries = 0; tries < patience && isOurs(); tries++) await pause(100);
    }
  }
  rmSync(file, { force: true });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.unref();
  });
}

/** Backends of a server that was killed notice within moments; until then the new one refuses its memory. */
const STILL_ENDING = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

async function launch(home: PostgresHome, args: string[], port: number, log?: string): Promise<Child> {
  const deadline = Date.now() + 60_000;
  let ready = false;
  const extra = {
    ...(log === undefined ? {} : { log }),
    onLine: (line: string) => {
      if (line.includes("ready to accept connections")) ready = true;
    },
  };
  let child = await run("postgres", home, home.binaries.postgres, args, undefined, extra);
  while (!(ready && (await answers(port)))) {
    const late = Date.now() > deadline;
    if (!child.running()) {
      if (late || !STILL_ENDING.test(child.tail()))
        throw explain(new Failure(`Postgres did not start:\n${child.tail(8)}`), child.tail());
      await pause(300);
      child = await run("postgres", home, home.binaries.postgres, args, undefined, extra);
    } else if (late) {
      await child.stop();
      throw new Failure(`Postgres was not ready after a minute:\n${child.tail(8)}`);
    }
    await pause(15);
  }
  return child;
}

/** Starts a real Postgres server on the loopback address, making its data folder the first time. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const password = options.password ?? DEFAULT_PASSWORD;
  const home = await postgresHome(options.dir);
  await initialise(home, password, options.durable ?? true);
  await endLeftover(home);
  const port = options.port ?? (await freePort());
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    // People's names and addresses stay out of its log: they stand in details and statements, not in messages.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: "0",
    ...(options.durable === false ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...options.settings,
  };
  const args = ["-D", join(home.dir, "data"), "-p", String(port)];
  for (const [name, value] of Object.entries(settings)) args.push("-c", `${name}=${value}`);

  const child = await launch(home, args, port, options.log);
  return {
    port,
    pid: child.pid,
    url: (database = "postgres") => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
    exited: child.exited,
    running: child.running,
    tail: child.tail,
    stop: async ({ remove = false } = {}) => {
      await child.stop();
      if (remove) for (const dir of new Set([home.dir, options.dir])) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Throws away the data of `dir`, wherever they live. */
export async function removePostgres(dir: string): Promise<void> {
  const home = await postgresHome(dir);
  await endLeftover(home);
  for (const place of new Set([home.dir, dir])) rmSync(place, { recursive: true, force: true });
}

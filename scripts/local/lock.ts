import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isAlive, processInfo } from "./processes.ts";

export interface LockHolder {
  pid: number;
  command: string;
  port: number;
}

function read(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}

/** Alive, and still one of our commands: process ids are given out again. */
function holds(holder: LockHolder | undefined): boolean {
  if (!holder || !isAlive(holder.pid)) return false;
  return processInfo(holder.pid)?.args.some((arg) => /\b(start|dev)\.mjs$/.test(arg)) ?? false;
}

export type LockResult = { taken: true; leftover: boolean } | { taken: false; holder: LockHolder };

/**
 * Takes the lock, or says who has it; `leftover` when it was that of a process that did not end in order. The file appears complete or not at all (a link to a finished one); the lock of
 * a process that is gone is taken over.
 */
export function takeLock(path: string, mine: LockHolder): LockResult {
  mkdirSync(dirname(path), { recursive: true });
  let leftover = false;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let tries = 0; tries < 10; tries++) {
      try {
        linkSync(draft, path);
        return { taken: true, leftover };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = read(path);
      if (holder && holds(holder)) return { taken: false, holder };
      leftover = true;
      // Moved aside before it is thrown away: if another took the lock in between, it gets it back.
      const aside = `${path}.stale.${process.pid}`;
      try {
        renameSync(path, aside);
        const moved = read(aside);
        if (moved && holds(moved)) linkSync(aside, path);
      } catch {}
      rmSync(aside, { force: true });
    }
    return { taken: false, holder: read(path) ?? mine };
  } finally {
    rmSync(draft, { force: true });
  }
}

export function releaseLock(path: string): void {
  if (read(path)?.pid === process.pid) rmSync(path, { force: true });
}

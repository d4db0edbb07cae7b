import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { releaseLock, takeLock } from "./lock.ts";

let dir: string;
let other: ChildProcess;
const path = () => join(dir, "running.json");
const mine = { pid: process.pid, command: "start", port: 1 };

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "daybook-lock-"));
  const script = join(dir, "start.mjs");
  writeFileSync(script, 'process.stdout.write("up"); setInterval(() => {}, 1000);');
  other = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve) => other.stdout?.once("data", resolve));
});

afterEach(() => {
  other.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

it("is taken once, and says who has it", () => {
  const theirs = { pid: other.pid as number, command: "start", port: 8787 };
  expect(takeLock(path(), theirs)).toEqual({ taken: true, leftover: false });
  expect(takeLock(path(), mine)).toEqual({ taken: false, holder: theirs });
});

it("is taken over from a process that is gone, from one that is something else by now, and from half a file", async () => {
  takeLock(path(), { pid: other.pid as number, command: "start", port: 8787 });
  const gone = new Promise((resolve) => other.once("exit", resolve));
  other.kill("SIGKILL");
  await gone;
  expect(takeLock(path(), mine)).toEqual({ taken: true, leftover: true });
  // This very process lives, but is no start.
  expect(takeLock(path(), mine)).toEqual({ taken: true, leftover: true });
  writeFileSync(path(), '{"pid":');
  expect(takeLock(path(), mine)).toEqual({ taken: true, leftover: true });
});

it("is released by its holder alone, and leaves nothing lying about", () => {
  takeLock(path(), { pid: other.pid as number, command: "start", port: 1 });
  releaseLock(path());
  expect(takeLock(path(), mine).taken).toBe(false);
  expect(readdirSync(dir).sort()).toEqual(["running.json", "start.mjs"]);
});

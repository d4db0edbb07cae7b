import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startChild } from "./children.ts";
import { isAlive } from "./processes.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "daybook-children-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !holds(); tries++) await new Promise((next) => setTimeout(next, 50));
  expect(holds()).toBe(true);
}

it("tells lines and exit code, and keeps a log", async () => {
  const lines: string[] = [];
  const log = join(dir, "log");
  const child = await startChild("sh", "/bin/sh", ["-c", "echo one; echo two >&2; exit 3"], {
    log,
    onLine: (line) => lines.push(line),
  });
  expect(await child.exited).toEqual({ code: 3, signal: null });
  // What it said last may come after word of its end.
  await until(() => lines.length === 2);
  expect(lines.sort()).toEqual(["one", "two"]);
  await until(() => readFileSync(log, "utf8").length === 8);
});

it("ends a program that does not want to, with what it started", async () => {
  const script = `trap "" TERM; sleep 60 & echo $!; while true; do sleep 1; done`;
  let grandchild = 0;
  const child = await startChild("stubborn", "/bin/sh", ["-c", script], {
    onLine: (line) => {
      grandchild = Number(line);
    },
  });
  await until(() => grandchild > 0);
  await child.stop(200);
  expect(isAlive(child.pid)).toBe(false);
  await until(() => !isAlive(grandchild));
});

it("does not outlive a parent that was killed", async () => {
  const script = join(dir, "parent.mjs");
  const children = fileURLToPath(new URL("children.ts", import.meta.url));
  writeFileSync(
    script,
    `import { startChild } from ${JSON.stringify(children)};
     const child = await startChild("sleep", "/bin/sh", ["-c", "sleep 60; true"]);
     console.log(child.pid);
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (text) => resolve(Number(text))));
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !isAlive(pid));
});

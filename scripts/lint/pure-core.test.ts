import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

// A pattern that no longer matches says nothing; these tests notice.

const root = fileURLToPath(new URL("../..", import.meta.url));
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "daybook-lint-"));
  cpSync(join(root, "biome.json"), join(dir, "biome.json"));
  mkdirSync(join(dir, "scripts/lint"), { recursive: true });
  cpSync(join(root, "scripts/lint/pure-core.grit"), join(dir, "scripts/lint/pure-core.grit"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What Biome, with the repository's own settings, says of this line in that file. */
function lint(path: string, line: string): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const biome = join(root, "node_modules/.bin/biome");
  const { stdout, stderr } = spawnSync(biome, ["lint", "--vcs-enabled=false", path], { cwd: dir, encoding: "utf8" });
  return stdout + stderr;
}

const forbidden = [
  "export const a = Date.now();",
  "export const a = new Date();",
  "export const a = (date: Date) => date.getHours();",
  "export const a = (date: Date) => date.setDate(1);",
  "export const a = new Date(2030, 1, 1);",
  "export const a = Math.random();",
  "export const a = crypto.randomUUID();",
  "export const a = performance.now();",
];

it.each(forbidden)("refuses in packages/core: %s", (line) => {
  expect(lint("packages/core/src/slots.ts", line)).toMatch(
    /packages\/core (knows no clock|throws no dice)|time zone: convert/,
  );
});

it("leaves what is pure alone, and tests, and other packages", () => {
  const pure = "export const a = (ms: number) => new Date(ms).getUTCHours() + Date.UTC(2030, 1, 1);";
  expect(lint("packages/core/src/slots.ts", pure)).toContain("No fixes applied");
  expect(lint("packages/core/src/slots.ts", pure)).not.toContain("error");
  expect(lint("packages/core/src/slots.test.ts", "export const a = Date.now();")).not.toContain("error");
  expect(lint("packages/db/src/slots.ts", "export const a = Date.now();")).not.toContain("error");
});

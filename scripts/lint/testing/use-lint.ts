import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

// A pattern that no longer matches says nothing; tests with this notice.

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What Biome, with the repository's own settings, says of a text in a file of that path. */
export function useLint(): (path: string, text: string) => string {
  let dir = "";
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "daybook-lint-"));
    cpSync(join(root, "biome.json"), join(dir, "biome.json"));
    cpSync(join(root, "scripts/lint"), join(dir, "scripts/lint"), { recursive: true });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return (path, text) => {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
    const biome = join(root, "node_modules/.bin/biome");
    const { stdout, stderr } = spawnSync(biome, ["lint", "--vcs-enabled=false", path], { cwd: dir, encoding: "utf8" });
    return stdout + stderr;
  };
}

/**
 * `pnpm bench [section …] [--write [--before FILE]]`: measures, prints, and with `--write` puts the results into
 * docs/benchmarks.md, beside those of an earlier one: the last that was written, or the file that is named.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withBefore } from "./before.ts";
import { prepareHosts } from "./database/bookings.ts";
import { startServer } from "./database/server.ts";
import { bundleWorker } from "./http/bundle.ts";
import { machine } from "./machine.ts";
import type { Section } from "./measured.ts";
import { document, print } from "./report.ts";
import { type SectionName, sections } from "./sections.ts";

const DOCUMENT = fileURLToPath(new URL("../docs/benchmarks.md", import.meta.url));
const names = Object.keys(sections) as SectionName[];

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean" }, before: { type: "string", default: DOCUMENT } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !names.includes(name as SectionName));
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(", ")}; these are: ${names.join(", ")}`);
const chosen = positionals.length > 0 ? names.filter((name) => positionals.includes(name)) : names;
if (values.write && chosen.length < names.length) throw new Error("--write wants all sections");
const before = readFileSync(values.before, "utf8");

const dir = mkdtempSync(join(tmpdir(), "daybook-bench-workerd-"));
const server = await startServer();
const measuredOn = machine(server);
try {
  await prepareHosts(server);
  const stage = { server, bundle: await bundleWorker(join(dir, "build")), folder };
  const done: Section[] = [];
  for (const name of chosen) {
    const section = await sections[name](stage);
    print(section);
    done.push(section);
  }
  if (values.write) {
    writeFileSync(DOCUMENT, withBefore(document(measuredOn, done), before));
    const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
    execFileSync(process.execPath, [biome, "format", "--write", DOCUMENT], { stdio: "ignore" });
    console.log(`\nWritten to ${DOCUMENT}`);
  }
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}

function folder(name: string): string {
  const made = join(dir, name);
  mkdirSync(made, { recursive: true });
  return made;
}

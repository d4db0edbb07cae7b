/**
 * `pnpm words`: whether the catalogues are whole. `--write` puts the types of the messages into
 * packages/words/src/messages.gen.ts and sorts the catalogues' keys as the English ones are.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCatalogues, writeCatalogue } from "./words/catalogues.ts";
import { findingsOf } from "./words/findings.ts";
import { GENERATED, typesOf } from "./words/types.ts";

const { values } = parseArgs({ options: { write: { type: "boolean" }, all: { type: "boolean" } } });
const SHOWN = values.all ? Number.POSITIVE_INFINITY : 40;
const catalogues = readCatalogues();
if (values.write) {
  writeFileSync(GENERATED, typesOf(catalogues));
  for (const catalogue of catalogues) writeCatalogue(catalogue, catalogues);
}
const findings = findingsOf(readCatalogues());
for (const finding of findings.slice(0, SHOWN)) console.error(finding);
if (findings.length > SHOWN) console.error(`… and ${findings.length - SHOWN} more; --all shows them`);
const count = catalogues.filter(({ language }) => language === "en").flatMap(({ messages }) => [...messages]).length;
console.log(`${count} messages, ${findings.length} findings`);
if (findings.length > 0) process.exitCode = 1;

import { bareTexts } from "./bare-text.ts";
import { strayClassNames, undefinedClassNames } from "./class-names.ts";
import { copiedDeclarations } from "./copied-declarations.ts";
import { findCycles } from "./cycles.ts";
import { findFolderRings } from "./folders.ts";
import { HOUSES, type House, houseOf, houses, ships, whereItBelongs } from "./houses.ts";
import { type Import, parseImports } from "./imports.ts";
import { strayMints } from "./mints.ts";
import { nameProblem } from "./names.ts";
import { physicalSides } from "./reading-direction.ts";
import { detour } from "./reserved.ts";
import { resolveImport, type Target } from "./resolve.ts";
import { type Manifest, readManifest, readSources } from "./sources.ts";
import { unusedClasses } from "./unused-classes.ts";

const TOO_LONG = 400;
const LONG = 300;

export interface Finding {
  path: string;
  line?: number;
  message: string;
}

export interface Report {
  files: number;
  errors: Finding[];
  warnings: Finding[];
}

interface Context {
  path: string;
  house: House;
  manifest: Manifest | undefined;
}

/** Why a file of a package or app may not import this, or nothing when it may. */
function verdict({ path, house, manifest }: Context, target: Target, wanted: Import): string | undefined {
  const { specifier, typeOnly } = wanted;
  const own = HOUSES[house];
  if (target.kind === "missing") return `"${specifier}" leads to no file.`;
  if (target.kind === "file") {
    const other = houseOf(target.path);
    if (other === house) {
      const round = detour(path, target.path);
      if (round) return round;
      return ships(path) && !ships(target.path)
        ? `${target.path} is a test or a tool; what ships may not use it.`
        : undefined;
    }
    if (other && specifier.startsWith(".") && target.path.startsWith("packages/"))
      return `"${specifier}" climbs into another package. Import ${HOUSES[other].name}/… by name.`;
    if (!ships(path)) return undefined;
    if (!other) return `${target.path} is no part of what ships (scripts, bench and tests may import it, not ${path}).`;
    const may = own.may as readonly House[];
    if (!may.includes(other))
      return `${own.folder} may not import ${HOUSES[other].folder} (it may import ${may.length ? may.join(", ") : "nothing"}). ${whereItBelongs(house)}`;
    return undefined;
  }
  if (!ships(path) || target.kind === "asset") return undefined;
  if (target.kind === "platform") {
    if (typeOnly || (own.platform as readonly string[]).includes(target.scheme)) return undefined;
    return `${own.folder} runs where "${specifier}" does not exist. ${whereItBelongs(house)}`;
  }
  if (manifest?.runtime.has(target.name)) return undefined;
  if (manifest?.development.has(target.name)) {
    if (typeOnly) return undefined;
    return `"${target.name}" is there for tests. What only tests use is a .test.ts, or stands in a folder named testing.`;
  }
  return `"${target.name}" is no dependency of ${own.folder}/package.json. ${whereItBelongs(house)}`;
}

/** Reads the whole tree under `root` and says what stands in the wrong place. */
export function checkLayers(root: string): Report {
  const sources = readSources(root);
  const known = new Set(sources.map(({ path }) => path));
  const manifests = new Map(houses.map((house) => [house, readManifest(root, HOUSES[house].folder)]));
  const graph = new Map<string, string[]>();
  const report: Report = { files: sources.length, errors: [], warnings: [] };

  for (const source of sources) {
    const { path, text } = source;
    const fail = (message: string, line?: number) =>
      report.errors.push({ path, message, ...(line === undefined ? {} : { line }) });
    const length = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    if (path.endsWith(".gen.ts")) continue;
    if (length > TOO_LONG) fail(`${length} lines, ${TOO_LONG} are the limit. Split it by subject.`);
    else if (length > LONG) report.warnings.push({ path, message: `${length} lines; think of splitting it.` });

    const name = nameProblem(path);
    if (name) fail(name);
    const { imports, barrel, problem } = parseImports(source);
    if (problem) fail(`cannot be read: ${problem}`);
    if (barrel) fail("This file only re-exports. Import from where things are made, and delete it.");

    const house = houseOf(path);
    const reached: string[] = [];
    for (const wanted of imports) {
      const target = resolveImport(path, wanted.specifier, known);
      if (target.kind === "file") reached.push(target.path);
      if (!house) continue;
      const message = verdict({ path, house, manifest: manifests.get(house) }, target, wanted);
      if (message) fail(message, wanted.line);
    }
    graph.set(path, [...new Set(reached)]);
  }
  report.errors.push(...strayMints(sources), ...strayClassNames(sources), ...physicalSides(sources));
  report.errors.push(...unusedClasses(sources), ...undefinedClassNames(sources), ...copiedDeclarations(sources));
  report.errors.push(...bareTexts(sources));
  for (const ring of findCycles(graph)) {
    report.errors.push({
      path: ring[0] as string,
      message: `import cycle (types count): ${ring.join(" → ")}. Move what both need into a third file.`,
    });
  }
  const shipped = new Map([...graph].filter(([path]) => ships(path)));
  for (const { folders, imports } of findFolderRings(shipped)) {
    const steps = imports.map(([from, to]) => `${from} imports ${to}`).join("; ");
    report.errors.push({
      path: folders[0] as string,
      message: `folders in a ring: ${folders.join(" → ")}. ${steps}. Move what both need below them, or what needs both above.`,
    });
  }
  return report;
}

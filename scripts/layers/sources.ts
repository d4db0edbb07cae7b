import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CODE = /\.(ts|tsx|mts|js|mjs|cjs|css)$/;
const NOT_OURS = new Set(["node_modules", "dist", "coverage", "cases"]);
const GENERATED = /(^|\/)worker-configuration\.d\.ts$/;

export interface SourceFile {
  /** Relative to the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

/** Every source file people write, in a stable order. */
export function readSources(root: string): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (folder: string) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && !NOT_OURS.has(entry.name)) walk(path);
      } else if (CODE.test(entry.name) && !GENERATED.test(path)) {
        found.push({ path, text: readFileSync(join(root, path), "utf8") });
      }
    }
  };
  walk("");
  return found;
}

/** What a package says it depends on. */
export interface Manifest {
  runtime: Set<string>;
  development: Set<string>;
}

export function readManifest(root: string, folder: string): Manifest | undefined {
  const path = join(root, folder, "package.json");
  if (!existsSync(path)) return undefined;
  const read = JSON.parse(readFileSync(path, "utf8")) as Record<string, Record<string, string> | undefined>;
  return {
    runtime: new Set(Object.keys({ ...read.dependencies, ...read.peerDependencies })),
    development: new Set(Object.keys(read.devDependencies ?? {})),
  };
}

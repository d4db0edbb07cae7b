import { findCycles } from "./cycles.ts";

/** The folder of a package or app that a file belongs to, such as apps/api/src/desk; a file beside them stands for itself. */
function roomOf(path: string): string | undefined {
  const parts = /^((?:apps|packages)\/[^/]+\/src)\/([^/]+)/.exec(path);
  return parts ? `${parts[1]}/${parts[2]}` : undefined;
}

export interface FolderRing {
  folders: string[];
  /** For each step of the ring one import that makes it: from, to. */
  imports: [string, string][];
}

/** Rings between the folders of one house, each with the imports it consists of. */
export function findFolderRings(graph: ReadonlyMap<string, readonly string[]>): FolderRing[] {
  const folders = new Map<string, string[]>();
  const example = new Map<string, [string, string]>();
  for (const [path, reached] of graph) {
    const from = roomOf(path);
    if (!from) continue;
    for (const target of reached) {
      const to = roomOf(target);
      if (!to || to === from || to.split("/src/")[0] !== from.split("/src/")[0]) continue;
      folders.set(from, [...(folders.get(from) ?? []), to]);
      const step = `${from} → ${to}`;
      if (!example.has(step)) example.set(step, [path, target]);
    }
  }
  // A ring of files alone is told as one of files.
  const rings = findCycles(folders).filter((ring) => ring.some((room) => !/\.\w+$/.test(room)));
  return rings.map((ring) => ({
    folders: ring,
    imports: ring.slice(1).map((to, i) => example.get(`${ring[i]} → ${to}`) as [string, string]),
  }));
}

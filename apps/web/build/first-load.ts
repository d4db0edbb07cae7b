interface Graph {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** Icons come through one index that imports them all: by their importers each would be the entry's, whoever shows it. */
const isIcon = (id: string): boolean => /lucide-react[\\/].*[\\/]icons[\\/]/.test(id);

/**
 * Names one chunk for everything that the entry imports without `import()`: shared modules would otherwise become a
 * dozen requests, and their styles would come before the ones that name the cascade layers.
 */
export function firstLoadChunk() {
  const known = new Map<string, boolean>();
  const isFirst = (id: string, graph: Graph): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    // Until decided, so that a cycle of imports ends.
    known.set(id, false);
    const info = graph.getModuleInfo(id);
    const first = info !== null && (info.isEntry || info.importers.some((importer) => isFirst(importer, graph)));
    known.set(id, first);
    return first;
  };
  return {
    name: (id: string, graph: Graph) => (!isIcon(id) && isFirst(id, graph) ? "first" : null),
    debugName: "first load",
  };
}

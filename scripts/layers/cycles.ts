/** Rings in a graph, each once, as the shortest way round through its first file. Tarjan's components, then a search. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const rings: string[][] = [];

  const visit = (node: string): void => {
    const mine = index.size;
    index.set(node, mine);
    low.set(node, mine);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node) ?? mine, low.get(next) ?? mine));
      } else if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? mine, index.get(next) ?? mine));
    }
    if (low.get(node) !== mine) return;
    const component = new Set<string>();
    for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
      onStack.delete(last);
      component.add(last);
      if (last === node) break;
    }
    const ring = shortestRing(graph, component);
    if (ring) rings.push(ring);
  };
  for (const node of [...graph.keys()].sort()) if (!index.has(node)) visit(node);
  return rings;
}

function shortestRing(graph: ReadonlyMap<string, readonly string[]>, component: ReadonlySet<string>) {
  const start = [...component].sort()[0] as string;
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const ring = [start];
        for (let at = node; at !== start; at = cameFrom.get(at) as string) ring.splice(1, 0, at);
        return [...ring, start];
      }
      if (component.has(next) && !cameFrom.has(next)) {
        cameFrom.set(next, node);
        queue.push(next);
      }
    }
  }
  return undefined;
}

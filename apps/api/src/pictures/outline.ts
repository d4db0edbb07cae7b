/** A straight edge in pixels: x0, y0, x1, y1. */
export type Edge = readonly [number, number, number, number];

interface Placement {
  x: number;
  /** The line that the text stands on. */
  y: number;
  scale: number;
}

/** Into so many straight pieces a curve of a letter is cut: at these sizes nobody sees a corner. */
const PIECES = 6;

/** The edges of a glyph, its y turned downwards. */
export function edgesOf(outline: string, { x: left, y: base, scale }: Placement): Edge[] {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number) => {
    edges.push([left + x * scale, base - y * scale, left + toX * scale, base - toY * scale]);
    [x, y] = [toX, toY];
  };
  for (const [, command, numbers = ""] of outline.matchAll(/([mlqcz])([^mlqcz]*)/g)) {
    const n = (numbers.match(/-?\d+/g) ?? []).map(Number);
    const [fromX, fromY] = [x, y];
    const at = (index: number): [number, number] => [fromX + (n[index] ?? 0), fromY + (n[index + 1] ?? 0)];
    if (command === "m") [x, y, startX, startY] = [...at(0), ...at(0)];
    else if (command === "l") lineTo(...at(0));
    else if (command === "z") lineTo(startX, startY);
    else {
      const control = command === "q" ? [at(0)] : [at(0), at(2)];
      const end = at(command === "q" ? 2 : 4);
      for (let piece = 1; piece <= PIECES; piece++)
        lineTo(...bezier([[fromX, fromY], ...control, end], piece / PIECES));
    }
  }
  return edges;
}

/** De Casteljau. */
function bezier(points: readonly (readonly [number, number])[], t: number): [number, number] {
  let left = points;
  while (left.length > 1)
    left = left.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = left[index] ?? [x, y];
      return [fromX + (x - fromX) * t, fromY + (y - fromY) * t] as const;
    });
  const [x, y] = left[0] ?? [0, 0];
  return [x, y];
}

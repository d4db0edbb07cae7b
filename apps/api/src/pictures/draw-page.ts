import { Canvas, type Colour } from "./canvas.ts";
import { type Edge, edgesOf } from "./outline.ts";
import { drawable, setLine, type Typeface, typefaces, wrap } from "./typeface.ts";

/** What a picture says of a page. `margin` is short: how long it takes. */
export interface PictureWords {
  title: string;
  line: string;
  margin: readonly string[];
}

/** What those who show previews ask for. */
export const SIZE = { width: 1200, height: 630 };

/** The look's own, by daylight. */
const colours = {
  desk: [235, 239, 232],
  sheet: [251, 252, 249],
  rule: [221, 228, 219],
  edge: [198, 208, 197],
  margin: [226, 185, 172],
  ink: [23, 33, 29],
  ink2: [70, 83, 76],
  accent: [11, 100, 72],
} as const satisfies Record<string, Colour>;

const sheet = { x: 56, y: 52, width: 1088, height: 526 };
const marginX = 284;
const entryX = 324;
const entryWidth = sheet.x + sheet.width - entryX - 48;
const rowHeight = 74;

/** A ruled page with its title in it. What has letters that we can't draw is left out: better no title than boxes. */
export function drawPage({ title, line, margin }: PictureWords): Canvas {
  const { serif, sans } = typefaces();
  const canvas = new Canvas(SIZE.width, SIZE.height, colours.desk);
  const { x, y, width, height } = sheet;
  canvas.rectangle(x - 2, y - 2, width + 4, height + 4, colours.edge);
  canvas.rectangle(x, y, width, height, colours.sheet);
  for (let rule = y + rowHeight; rule < y + height - 8; rule += rowHeight)
    canvas.rectangle(x, rule, width, 2, colours.rule);
  canvas.rectangle(marginX, y, 2, height, colours.margin);

  const words = drawable(serif, title);
  if (words) {
    const { lines, size } = fitted(serif, words);
    lines.forEach((one, index) => {
      text(canvas, serif, one, size, entryX, y + rowHeight * (index + 2) - 18, colours.ink);
    });
    const below = drawable(sans, line);
    const first = below ? wrap(sans, below, 38, entryWidth, 1)[0] : undefined;
    if (first) text(canvas, sans, first, 38, entryX, y + rowHeight * (lines.length + 2) - 20, colours.ink2);
  }
  margin
    .flatMap((one) => drawable(sans, one) ?? [])
    .forEach((one, index) => {
      text(canvas, sans, one, 34, x + 36, y + rowHeight * (index + 2) - 21, colours.accent);
    });
  brand(canvas, serif, words ? 40 : 96);
  return canvas;
}

/** The largest size at which the title has few lines. */
function fitted(face: Typeface, words: string): { lines: string[]; size: number } {
  for (const [size, most] of [
    [84, 2],
    [68, 3],
  ] as const) {
    const lines = wrap(face, words, size, entryWidth, most + 1);
    if (lines.length <= most && !lines.some((one) => one.endsWith("…") && !words.endsWith("…"))) return { lines, size };
  }
  return { lines: wrap(face, words, 56, entryWidth, 3), size: 56 };
}

function text(canvas: Canvas, face: Typeface, words: string, size: number, x: number, y: number, ink: Colour): void {
  for (const glyph of setLine(face, words, size).glyphs)
    canvas.fill(edgesOf(glyph.outline, { x: x + glyph.x, y, scale: size / 1000 }), ink);
}

/** Mark and name, at the foot of the entry; large where they are all that is said. */
function brand(canvas: Canvas, face: Typeface, size: number): void {
  const side = size * 0.9;
  const base = size > 40 ? sheet.y + rowHeight * 4 - 20 : sheet.y + sheet.height - 26;
  mark(canvas, entryX, base - side * 0.88, side);
  text(canvas, face, "Daybook", size, entryX + side * 1.3, base, colours.ink);
}

const half: Colour = [131, 176, 161];

/** The page as a D: margin, two pencilled lines, one inked in. Its right edge is an arc around (8.5, 8) of radius 7. */
function mark(canvas: Canvas, x: number, y: number, side: number): void {
  const unit = side / 16;
  const band = (from: number, to: number, ink: Colour) => {
    const points: [number, number][] = [
      [5, to],
      [5, from],
    ];
    for (let step = 0; step <= 12; step++) {
      const at = from + ((to - from) * step) / 12;
      points.push([8.5 + Math.sqrt(Math.max(0, 49 - (at - 8) ** 2)), at]);
    }
    canvas.fill(polygon(points), ink);
  };
  const polygon = (points: [number, number][]): Edge[] =>
    points.map(([px, py], index) => {
      const [nx, ny] = points[(index + 1) % points.length] ?? [px, py];
      return [x + px * unit, y + py * unit, x + nx * unit, y + ny * unit] as const;
    });
  canvas.fill(
    polygon([
      [1, 1],
      [4, 1],
      [4, 15],
      [1, 15],
    ]),
    colours.accent,
  );
  band(1, 5, half);
  band(6, 10, colours.accent);
  band(11, 15, half);
}

import type { Edge } from "./outline.ts";

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

/** Steps between the ground and the ink at a letter's edge: with few colours, so few are enough and a palette holds all. */
const STEPS = 15;

/** An image of at most 256 colours, drawn on like paper: what is drawn later covers what was there. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly palette: Colour[] = [];
  readonly #mixed = new Map<string, number>();

  constructor(width: number, height: number, ground: Colour) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height).fill(this.#colour(ground));
  }

  #colour(colour: Colour): number {
    const name = colour.join();
    const known = this.#mixed.get(name);
    if (known !== undefined) return known;
    if (this.palette.length === 256) throw new Error("A picture has more colours than its palette");
    this.palette.push(colour);
    this.#mixed.set(name, this.palette.length - 1);
    return this.palette.length - 1;
  }

  #mix(ground: number, ink: Colour, step: number): number {
    const name = `${ground} ${ink.join()} ${step}`;
    let found = this.#mixed.get(name);
    if (found === undefined) {
      const under = this.palette[ground] ?? ink;
      const part = (index: 0 | 1 | 2) => Math.round(under[index] + ((ink[index] - under[index]) * step) / STEPS);
      found = this.#colour([part(0), part(1), part(2)]);
      this.#mixed.set(name, found);
    }
    return found;
  }

  /** A rectangle of whole pixels. */
  rectangle(x: number, y: number, width: number, height: number, ink: Colour): void {
    const index = this.#colour(ink);
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++)
      this.pixels.fill(index, row * this.width + Math.max(0, x), row * this.width + Math.min(this.width, x + width));
  }

  /**
   * A shape by its edges, which must be closed. Each edge adds, to the pixels that it crosses, how much of them lies to
   * its right; summed along a row that is how much of each pixel is covered (the accumulation of font-rs).
   */
  fill(edges: readonly Edge[], ink: Colour): void {
    const xs = edges.flatMap(([x0, , x1]) => [x0, x1]);
    const ys = edges.flatMap(([, y0, , y1]) => [y0, y1]);
    const left = Math.max(0, Math.floor(xs.reduce((a, b) => Math.min(a, b), this.width)));
    const right = Math.min(this.width, Math.ceil(xs.reduce((a, b) => Math.max(a, b), 0)) + 1);
    const top = Math.max(0, Math.floor(ys.reduce((a, b) => Math.min(a, b), this.height)));
    const bottom = Math.min(this.height, Math.ceil(ys.reduce((a, b) => Math.max(a, b), 0)));
    const [width, height] = [right - left, bottom - top];
    if (width <= 0 || height <= 0) return;
    const covers = new Float32Array((width + 1) * height);
    for (const [x0, y0, x1, y1] of edges)
      accumulate(covers, width + 1, height, x0 - left, y0 - top, x1 - left, y1 - top);
    for (let row = 0; row < height; row++) {
      let sum = 0;
      for (let column = 0; column < width; column++) {
        sum += covers[row * (width + 1) + column] ?? 0;
        const step = Math.round(Math.min(1, Math.abs(sum)) * STEPS);
        if (step === 0) continue;
        const at = (top + row) * this.width + left + column;
        this.pixels[at] = this.#mix(this.pixels[at] ?? 0, ink, step);
      }
    }
  }
}

function accumulate(
  into: Float32Array,
  stride: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
) {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [upperX, upperY, lowerX, lowerY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (lowerX - upperX) / (lowerY - upperY);
  for (let row = Math.max(0, Math.floor(upperY)); row < Math.min(height, Math.ceil(lowerY)); row++) {
    const [from, to] = [Math.max(row, upperY), Math.min(row + 1, lowerY)];
    const dy = (to - from) * direction;
    const a = clamp(upperX + (from - upperY) * slope, stride - 1);
    const b = clamp(upperX + (to - upperY) * slope, stride - 1);
    const [least, most] = a < b ? [a, b] : [b, a];
    // The piece of the edge in each column that it crosses on this row covers part of that pixel, and all to the right.
    const first = Math.floor(least);
    const last = Math.max(first, Math.ceil(most) - 1);
    for (let column = first; column <= last; column++) {
      const begin = Math.max(least, column);
      const end = Math.min(most, column + 1);
      const share = most === least ? 1 : (end - begin) / (most - least);
      const covered = dy * share * (1 - ((begin + end) / 2 - column));
      into[row * stride + column] = (into[row * stride + column] ?? 0) + covered;
      if (column + 1 < stride)
        into[row * stride + column + 1] = (into[row * stride + column + 1] ?? 0) + dy * share - covered;
    }
  }
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

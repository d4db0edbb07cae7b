import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Canvas, type Colour } from "./canvas.ts";
import { drawPage } from "./draw-page.ts";
import { pngOf } from "./png.ts";
import { drawable, setLine, typefaces, wrap } from "./typeface.ts";

const [white, black]: Colour[] = [
  [255, 255, 255],
  [0, 0, 0],
] as const;
const words = { title: "Private lesson", line: "Ines Duarte", margin: ["30 min", "1 h"] };
const pixelsOf = (over: Partial<typeof words>) => drawPage({ ...words, ...over }).pixels;

describe("a canvas", () => {
  it("covers a pixel as far as a shape does, whichever way its edges run", () => {
    for (const turned of [false, true]) {
      const canvas = new Canvas(4, 3, white ?? [0, 0, 0]);
      const corners = [
        [1, 1],
        [2.5, 1],
        [2.5, 2],
        [1, 2],
      ] as const;
      const edges = corners.map(([x, y], index) => {
        const [nextX, nextY] = corners[(index + 1) % 4] ?? [x, y];
        return turned ? ([nextX, nextY, x, y] as const) : ([x, y, nextX, nextY] as const);
      });
      canvas.fill(edges, black ?? [0, 0, 0]);
      const shades = [...canvas.pixels].map((index) => canvas.palette[index]?.[0]);
      expect(shades).toEqual([255, 255, 255, 255, 255, 0, 119, 255, 255, 255, 255, 255]);
    }
  });

  it("leaves what lies outside of it away", () => {
    const canvas = new Canvas(2, 2, white ?? [0, 0, 0]);
    canvas.fill(
      [
        [-5, -5, 9, -5],
        [9, -5, 9, 9],
        [9, 9, -5, 9],
        [-5, 9, -5, -5],
      ],
      black ?? [0, 0, 0],
    );
    expect([...canvas.pixels].map((index) => canvas.palette[index])).toEqual([black, black, black, black]);
  });
});

describe("letters", () => {
  const { serif } = typefaces();
  it.each([
    ["Zoë & Łódź", "Zoë & Łódź"],
    ["🧘‍♀️ Yoga  mit Anna 🇵🇹", "Yoga mit Anna"],
    ["Йога для начинающих", "Йога для начинающих"],
    ["Ελληνικά", "Ελληνικά"],
    ["Tiếng Việt", "Tiếng Việt"],
    ["個人レッスン", null],
    ["Yoga 個人", null],
    ["درس خصوصي", null],
    ["बात", null],
    ["🧘", null],
    ["", null],
  ])("%s is drawn as %s", (text, drawn) => {
    expect(drawable(serif, text)).toBe(drawn);
  });

  it("stand closer where the typeface says so, and in lines that hold them", () => {
    expect(setLine(serif, "AV", 100).width).toBeLessThan(
      setLine(serif, "A", 100).width + setLine(serif, "V", 100).width,
    );
    const lines = wrap(serif, "One hour on whatever you need next, at the studio or outside of it", 60, 500, 3);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
    for (const line of lines) expect(setLine(serif, line, 60).width).toBeLessThanOrEqual(500);
    expect(wrap(serif, "W".repeat(80), 60, 500, 2)).toEqual([expect.stringMatching(/^W{3,12}…$/)]);
  });
});

describe("a page's picture", () => {
  it("shows its title, whose it is and how long it takes", () => {
    const pictures = [{}, { title: "Trial class" }, { line: "Rui Matos" }, { margin: ["2 h"] }].map(pixelsOf);
    expect(new Set(pictures.map((pixels) => pixels.join(""))).size).toBe(4);
    expect(pixelsOf({})).toEqual(pictures[0]);
  });

  it("has no title rather than boxes in its place", () => {
    for (const title of ["個人レッスン", "درس خصوصي"]) expect(pixelsOf({ title })).toEqual(pixelsOf({ title: "" }));
    expect(pixelsOf({ line: "山田太郎" })).toEqual(pixelsOf({ line: "" }));
  });

  it("holds the longest title, and one of a single word", () => {
    for (const title of ["Lesson ".repeat(40), "W".repeat(300)]) expect(drawPage({ ...words, title }).width).toBe(1200);
  });

  it("is a PNG whose rows are its pixels", async () => {
    const canvas = drawPage(words);
    const png = Buffer.from(await pngOf(canvas));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const at = png.indexOf("IDAT");
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect(rows.length).toBe(1201 * 630);
    expect(new Uint8Array(rows.subarray(1201 * 200 + 1, 1201 * 201))).toEqual(
      canvas.pixels.slice(1200 * 200, 1200 * 201),
    );
    expect(png.length).toBeLessThan(60_000);
  });
});

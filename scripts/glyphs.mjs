// Writes apps/api/src/pictures/glyphs.gen.ts: the outlines that pictures of pages are drawn with, out of the fonts of the
// pages. Needed again only when those change, so its tools are no dependencies:
//   cd "$(mktemp -d)" && npm install fontkit@2.0.4 wawoff2@2.0.1 && node <this repository>/scripts/glyphs.mjs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const fonts = join(root, "apps/web/public/fonts");
/** @type {(name: string) => any} */
const installed = createRequire(join(process.cwd(), "x.js"));
const fontkit = installed("fontkit");
const wawoff2 = installed("wawoff2");
const kerned = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];

/** Whole font units, each point relative to the one before. */
function outlineOf(/** @type {{ command: string, args: number[] }[]} */ commands) {
  const names = { moveTo: "m", lineTo: "l", quadraticCurveTo: "q", bezierCurveTo: "c", closePath: "z" };
  let [x, y, startX, startY] = [0, 0, 0, 0];
  return commands
    .map(({ command, args }) => {
      const points = args.map(Math.round);
      const relative = points.map((value, index) => value - (index % 2 === 0 ? x : y));
      if (points.length > 0) [x = 0, y = 0] = points.slice(-2);
      if (command === "moveTo") [startX, startY] = [x, y];
      if (command === "closePath") [x, y] = [startX, startY];
      return names[/** @type {keyof typeof names} */ (command)] + relative.join(" ").replaceAll(" -", "-");
    })
    .join("");
}

async function read(/** @type {string} */ family, /** @type {number} */ weight) {
  const glyphs = new Map();
  let kerning = "";
  for (const file of readdirSync(fonts).filter((name) => name.startsWith(family) && name.endsWith(".woff2"))) {
    // Weights are made of decompressed files alone.
    const ttf = Buffer.from(await wawoff2.decompress(readFileSync(join(fonts, file))));
    const font = fontkit.create(ttf).getVariation({ wght: weight });
    for (const point of font.characterSet) {
      if (point < 32 || (point > 126 && point < 160) || glyphs.has(point)) continue;
      const { path, advanceWidth } = font.glyphForCodePoint(point);
      glyphs.set(point, `${String.fromCodePoint(point)}${Math.round(advanceWidth)}${outlineOf(path.commands)}`);
    }
    if (!file.includes("-latin.")) continue;
    const widthOf = (/** @type {string} */ text) => font.layout(text).advanceWidth;
    for (const first of kerned)
      for (const second of kerned) {
        const by = Math.round(widthOf(first + second) - widthOf(first) - widthOf(second));
        if (Math.abs(by) > 5) kerning += `${first}${second}${by} `;
      }
  }
  return { glyphs: [...glyphs.values()].join("\n"), kerning: kerning.trim() };
}

const text = `// Written by scripts/glyphs.mjs out of the fonts of the pages (SIL OFL 1.1); don't edit.
/** A line for each character: itself, its advance, its outline as relative SVG path commands; 1000 units to the em, y upwards. */
export const serif = ${JSON.stringify(await read("daybook-serif", 500), null, 2)};

/** The same for the other family. */
export const sans = ${JSON.stringify(await read("daybook-sans", 400), null, 2)};
`;
writeFileSync(join(root, "apps/api/src/pictures/glyphs.gen.ts"), text);

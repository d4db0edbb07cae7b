import { sans as sansData, serif as serifData } from "./glyphs.gen.ts";

/** Of the em: what outlines are measured in. */
const UNITS = 1000;

interface Glyph {
  advance: number;
  /** Relative SVG path commands, y upwards. */
  outline: string;
}

/** Letters to draw with: the subset that the pages have, so Latin, Greek and Cyrillic. */
export interface Typeface {
  glyphs: ReadonlyMap<string, Glyph>;
  kerning: ReadonlyMap<string, number>;
}

function typeface(data: { glyphs: string; kerning: string }): Typeface {
  const glyphs = data.glyphs.split("\n").map((line): [string, Glyph] => {
    const [character = "", ...rest] = line;
    const [, advance = "0", outline = ""] = /^(-?\d+)(.*)$/.exec(rest.join("")) ?? [];
    return [character, { advance: Number(advance), outline }];
  });
  const kerning = data.kerning.split(" ").map((pair): [string, number] => [pair.slice(0, 2), Number(pair.slice(2))]);
  return { glyphs: new Map(glyphs), kerning: new Map(kerning) };
}

let read: { serif: Typeface; sans: Typeface } | null = null;

/** Read at the first picture: most of what a Worker answers is none. */
export function typefaces(): { serif: Typeface; sans: Typeface } {
  read ??= { serif: typeface(serifData), sans: typeface(sansData) };
  return read;
}

/** A glyph in its place on a line that begins at 0, in pixels. */
export interface Placed {
  outline: string;
  x: number;
}

/** A line of text at a size in pixels, and how wide it is. What has no glyph must have been left out before. */
export function setLine(face: Typeface, text: string, size: number): { glyphs: Placed[]; width: number } {
  const scale = size / UNITS;
  const glyphs: Placed[] = [];
  let [x, before] = [0, ""];
  for (const character of text) {
    const glyph = face.glyphs.get(character);
    if (!glyph) continue;
    x += (face.kerning.get(before + character) ?? 0) * scale;
    glyphs.push({ outline: glyph.outline, x });
    x += glyph.advance * scale;
    before = character;
  }
  return { glyphs, width: x };
}

/** Signs that decorate a title and carry none of it. */
const DECORATION = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\ufe0e|\ufe0f|\u200d|\u20e3/gu;

/** The text without its emoji, or null where it has letters that this typeface has not: they would be boxes. */
export function drawable(face: Typeface, text: string): string | null {
  const plain = text.normalize("NFC").replace(DECORATION, "").replace(/\s+/gu, " ").trim();
  return plain !== "" && [...plain].every((character) => face.glyphs.has(character)) ? plain : null;
}

/** Broken between words into so many lines at most; the last ends in an ellipsis where more would follow. */
export function wrap(face: Typeface, text: string, size: number, width: number, most: number): string[] {
  const fits = (line: string) => setLine(face, line, size).width <= width;
  const cut = (line: string): string => {
    const characters = [...line];
    while (characters.length > 0 && !fits(`${characters.join("").trimEnd()}…`)) characters.pop();
    return `${characters.join("").trimEnd()}…`;
  };
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => (fits(line) ? line : cut(line)));
  const last = shown.at(-1);
  if (lines.length > most && last !== undefined) shown[most - 1] = last.endsWith("…") ? last : cut(`${last} `);
  return shown;
}

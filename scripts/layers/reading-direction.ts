import type { SourceFile } from "./sources.ts";

const STYLES = /^apps\/web\/src\/.+\.css$/;
const ESCAPE = /^\/\*\s*physical:\s*[^\s*]/;
/** What may hold colons and semicolons, and is no declaration. */
const NO_CODE = /\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g;
const DECLARATION = /(?<=^|[{};])\s*([\w-]+)\s*:([^;{}]*)(?=[;}])/g;

const SIDES: Readonly<Record<string, string>> = { left: "start", right: "end" };
const logical = (words: string) => words.replace(/\b(left|right)\b/g, (side) => SIDES[side] ?? side);

/** The parts of a value, split where no bracket is open. */
function parts(value: string, between: "," | " " | "/"): string[] {
  const found = [""];
  let depth = 0;
  for (const char of value) {
    depth += char === "(" ? 1 : char === ")" ? -1 : 0;
    if (char === between && depth === 0) found.push("");
    else found[found.length - 1] += char;
  }
  return found.map((part) => part.trim()).filter(Boolean);
}

/** What stands between a function's brackets, of which the first is left out. */
function untilClosed(text: string): string {
  let depth = 1;
  for (const [index, char] of [...text].entries()) {
    depth += char === "(" ? 1 : char === ")" ? -1 : 0;
    if (depth === 0) return text.slice(0, index);
  }
  return text;
}

/** `margin-left` and its kin. */
function ofProperty(property: string, value: string): string | undefined {
  const corner = /^border-(top|bottom)-(left|right)-radius$/.exec(property);
  if (corner) return `border-${corner[1] === "top" ? "start" : "end"}-${SIDES[corner[2] ?? ""]}-radius: ${value}`;
  const side = /^((?:scroll-)?(?:margin|padding)-|border-|)(left|right)((?:-(?:width|style|color))?)$/.exec(property);
  return side ? `${side[1] || "inset-"}inline-${SIDES[side[2] ?? ""]}${side[3]}: ${value}` : undefined;
}

/** `text-align: left` and its kin. */
function ofKeyword(property: string, value: string): string | undefined {
  if (!/\b(left|right)\b/.test(value)) return undefined;
  if (/^(text-align(-last)?|justify-(content|items|self))$/.test(property)) return `${property}: ${logical(value)}`;
  if (/^(float|clear)$/.test(property)) return `${property}: inline-${logical(value)}`;
  // "to left" is a gradient's.
  const place = value.replace(/(?<!\bto [a-z ]*)\b(left|right)\b/g, (side) => `var(--${SIDES[side]})`);
  const placed = /^((background|mask)(-position(-x)?)?|object-position|(transform|perspective)-origin)$/.test(property);
  return placed && place !== value ? `${property}: ${place}` : undefined;
}

/** Four values of which the second and the fourth differ, and corners that differ from the one across. */
function ofShorthand(property: string, value: string): string | undefined {
  if (property === "border-radius") {
    const [across = [], down = across] = parts(value, "/").map((radii) => {
      const [a = "", b = a, c = a, d = b] = parts(radii, " ");
      return [a, b, c, d];
    });
    if ([across, down].every(([a, b, c, d]) => a === b && c === d)) return undefined;
    const names = ["start-start", "start-end", "end-end", "end-start"];
    const radius = (i: number) => (down === across ? across[i] : `${across[i]} ${down[i]}`);
    return names.map((name, i) => `border-${name}-radius: ${radius(i)}`).join("; ");
  }
  const [, stem, ending = ""] =
    /^((?:scroll-)?(?:margin|padding)|inset|border(?=-))(-(?:width|style|color))?$/.exec(property) ?? [];
  const [top, right, bottom, left] = parts(value, " ");
  if (!stem || left === undefined || left === right) return undefined;
  const block = top === bottom ? top : `${top} ${bottom}`;
  return `${stem}-block${ending}: ${block}; ${stem}-inline${ending}: ${left} ${right}`;
}

const turned = (length: string) => `calc(var(--dir) * ${length.replace(/^calc/, "")})`;
const goesAside = (length: string | undefined): length is string =>
  length !== undefined && length !== "none" && Number.parseFloat(length) !== 0 && !length.includes("--dir");

/** Distances and angles to one side. They have no logical form: a number, 1 or -1, turns them. */
function ofMeasure(property: string, value: string): string | undefined {
  if (property.includes("shadow"))
    for (const shadow of parts(value, ",")) {
      const x = parts(shadow, " ").find((part) => /^([-+.\d]|calc\()/.test(part));
      if (goesAside(x)) return `${property}: … ${turned(x)} …`;
    }
  const [x] = property === "translate" ? parts(value, " ") : [];
  if (goesAside(x)) return `translate: ${turned(x)} …`;
  for (const { 0: opened, index } of value.matchAll(/\btranslate(X|3d)?\(/g)) {
    const [first] = parts(untilClosed(value.slice(index + opened.length)), ",");
    if (goesAside(first)) return `${opened}${turned(first)} …)`;
  }
  const [, angle] =
    /linear-gradient\( ?(to [a-z ]*\b(?:left|right)\b|-?(?:90|270)deg|-?0?\.[27]5turn)/.exec(value) ?? [];
  return angle && `linear-gradient(${turned(angle.startsWith("to ") ? "…deg" : angle)}, …)`;
}

const KINDS = [ofProperty, ofKeyword, ofShorthand, ofMeasure];

// The web app's pages are also shown right to left, where a side of the screen is the wrong one. Where a side is meant,
// `/* physical: why */` stands on the line above; where that excuses nothing, it goes.
/** Declarations in the web app's styles that name a side of the screen. */
export function physicalSides(sources: readonly SourceFile[]): { path: string; line: number; message: string }[] {
  return sources
    .filter(({ path }) => STYLES.test(path))
    .flatMap(({ path, text }) => {
      const lineAt = (index: number) => text.slice(0, index).split("\n").length;
      /** Excused lines, and the lines of the comments that excuse them. */
      const escapes = new Map<number, number>();
      const code = text.replace(NO_CODE, (match, at: number) => {
        if (ESCAPE.test(match)) escapes.set(lineAt(at + match.length) + 1, lineAt(at));
        return match.replace(/[^\n]/g, " ");
      });
      const found = [...code.matchAll(DECLARATION)].flatMap((match) => {
        const [whole, property = "", given = ""] = match;
        const value = given.trim().replace(/\s+/g, " ");
        const twin = KINDS.reduce<string | undefined>((first, kind) => first ?? kind(property, value), undefined);
        const line = lineAt(match.index + whole.length - whole.trimStart().length);
        if (!twin || escapes.delete(line)) return [];
        const said = `"${property}: ${value}" names a side of the screen. Write "${twin}"`;
        return [{ path, line, message: `${said}, or say on the line above why not: /* physical: … */` }];
      });
      const idle = [...escapes.values()].map((line) => ({
        path,
        line,
        message: "This comment excuses nothing below.",
      }));
      return [...found, ...idle].sort((a, b) => a.line - b.line);
    });
}

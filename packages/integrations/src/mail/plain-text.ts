import { withoutTurns } from "@daybook/core/text/visible";
import { directionOf } from "@daybook/words/languages";
import type { Words } from "@daybook/words/words";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go (tabs and breaks stay)
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const lineBreaks = /\r\n|[\n\r\v\f\u2028\u2029]/g;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Other letters, and the digits that are written between them. */
const leftToRight =
  /(?![\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}|[0-9]/u;

type Tongue = Pick<Words, "language">;

/** What somebody typed as one line: fit for a subject or a name, without control characters or turned direction. */
export function oneLine(text: string): string {
  return manyLines(text).replace(/\s+/g, " ");
}

/** What somebody typed, its line breaks as `\n`. */
export function manyLines(text: string): string {
  return withoutTurns(text.toWellFormed())
    .replace(lineBreaks, "\n")
    .replace(controls, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export type Direction = "ltr" | "rtl";

/** Whether a text needs a direction of its own among words that run in another. */
export const readsAgainst = (text: string, direction: Direction): boolean =>
  (direction === "rtl" ? leftToRight : rightToLeft).test(text);

/** Whether a text needs a direction of its own inside a sentence of this language. */
export const readsOtherwise = (text: string, { language }: Tongue): boolean =>
  readsAgainst(text, directionOf(language));

/** A text kept from turning words that run in a direction (Unicode's first strong isolate), where that can happen. */
export const isolatedIn = (text: string, direction: Direction): string =>
  readsAgainst(text, direction) ? `\u2068${text}\u2069` : text;

/** A text kept from turning the words of a language around it. */
export const isolated = (text: string, { language }: Tongue): string => isolatedIn(text, directionOf(language));

/** The direction of a text's first letter (UAX 9, P2); null for one without letters. */
export function directionIn(text: string): Direction | null {
  const letter = /\p{L}/u.exec(text);
  if (!letter) return null;
  return rightToLeft.test(letter[0]) ? "rtl" : "ltr";
}

/** How to address somebody: the first name where the name plainly begins with one, otherwise all of it. */
export function firstName(name: string): string {
  return /^(\p{Lu}(?=\p{Script=Latin})[\p{Ll}'’-]+[\p{L}'’-]*) /u.exec(name)?.[1] ?? name;
}

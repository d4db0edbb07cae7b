import { intl } from "../../../words/words.ts";

const made = new Map<string, Intl.ListFormat>();

function format(): Intl.ListFormat {
  const tag = intl();
  const known = made.get(tag) ?? new Intl.ListFormat(tag, { type: "unit", style: "short" });
  made.set(tag, known);
  return known;
}

/** Several in a line, without an "and" where the language needs none: "Mon, Tue". */
export const inARow = (items: readonly string[]): string => format().format(items);

/** The same in parts: the place of each of so many, and what stands between. */
export const partsInARow = (count: number): (number | string)[] =>
  format()
    .formatToParts(Array.from({ length: count }, (_, index) => String(index)))
    .map(({ type, value }) => (type === "element" ? Number(value) : value));

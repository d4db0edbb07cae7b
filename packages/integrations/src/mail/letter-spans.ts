import type { LetterSpan } from "./letter.ts";

/** Brackets that no person writes: between them stands which span belongs there. */
const [OPEN, CLOSE] = ["\uE0F0", "\uE0F1"];

/** A sentence of ours as spans: `say` is given a place for each of those that stand in it. */
export function spansIn<Name extends string>(
  spans: Readonly<Record<Name, LetterSpan>>,
  say: (places: Record<Name, string>) => string,
): LetterSpan[] {
  const names = Object.keys(spans) as Name[];
  const places = Object.fromEntries(names.map((name, index) => [name, `${OPEN}${index}${CLOSE}`]));
  const pieces = say(places as Record<Name, string>).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
  return pieces.flatMap((piece, index): LetterSpan[] => {
    if (index % 2 === 0) return piece === "" ? [] : [{ text: piece, ours: true }];
    const name = names[Number(piece)];
    return name === undefined ? [] : [spans[name]];
  });
}

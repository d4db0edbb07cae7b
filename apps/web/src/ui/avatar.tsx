import type { Ink } from "@daybook/contract/event-types";

/** First letters of the first and last word; whole characters, so that emoji and Arabic names stay whole. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const first = (word = "") => [...segmenter.segment(word)][0]?.segment ?? "";
  return chosen.map(first).join("").toLocaleUpperCase();
}

const order: readonly Ink[] = ["plum", "lagoon", "rust", "sky", "rose", "moss", "slate"];

/** Always the same ink for the same name. */
const inkOf = (name: string): Ink => {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return order[sum % order.length] ?? "plum";
};

export function Avatar({ name, ink, size }: { name: string; ink?: Ink; size?: "sm" | "lg" }) {
  return (
    <span className="avatar" data-cat={ink ?? inkOf(name)} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

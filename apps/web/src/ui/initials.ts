const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const titles = /^(dr|prof|mrs?|ms|mx|sir|dame|dipl|ing|mag|sra?|dra?|mme|mlle|frau|herr|ph|md|jr)$/;
/** Those that are written in capitals. */
const scripts = ["Latn", "Grek", "Cyrl"];

const firstLetter = (word: string): string => {
  const upper = word.normalize("NFKC").toUpperCase();
  return [...segmenter.segment(upper)].find(({ segment }) => /^\p{L}/u.test(segment))?.segment ?? "";
};

/**
 * Letters of the first and the last word, if both are of one script that is written in capitals; one letter otherwise,
 * since two of another script join, or read as a word. Titles, what stands in brackets and signs give none.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)|\[.*?\]|,.*/gsu, " ")
    .split(/[\s.]+/u)
    .filter((word) => /\p{L}/u.test(word));
  const named = words.filter((word) => !titles.test(word.toLowerCase()));
  const letters = (named.length > 0 ? named : words).map(firstLetter);
  const [first = "", last = ""] = [letters[0], letters.slice(1).at(-1)];
  const both = first + last;
  return scripts.some((script) => new RegExp(`^(\\p{sc=${script}}\\p{M}*){2}$`, "u").test(both)) ? both : first;
}

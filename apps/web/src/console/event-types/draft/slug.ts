import { slugProblem } from "@daybook/contract/names";

/** Letters that Unicode doesn't take apart into a plain one and a mark. */
const spelled: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};
const longest = 60;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => spelled[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, longest);
}

/** An address made from a title: "Évaluation, 30 min" becomes "evaluation-30-min". Empty when nothing is left. */
export function slugFrom(title: string): string {
  const slug = plain(title).replace(/-$/, "");
  return slugProblem(slug)?.rule === "slug_reserved" ? `${slug}-1` : slug;
}

/** What is typed into an address, as it may stand there so far: a hyphen at the end is kept while typing. */
export const slugWhileTyping = plain;

/** The same once one has left the field. */
export const slugWhenLeft = (typed: string): string => typed.replace(/-+$/, "");

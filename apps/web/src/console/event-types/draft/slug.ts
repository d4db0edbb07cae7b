import { slugProblem } from "@daybook/contract/names";
import type { AnyLanguage } from "@daybook/words/languages";

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
/** How German writes its letters where they are not to be had. */
const germanLetters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue" };
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

const asGerman = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[äöü]/g, (letter) => germanLetters[letter] ?? letter);

/**
 * An address made from a title as the reader's language would write it: "Évaluation, 30 min" becomes "evaluation-30-min",
 * and for a German reader "Schnürsenkel" becomes "schnuersenkel". Empty when nothing is left.
 */
export function slugFrom(title: string, language: AnyLanguage = "en"): string {
  const slug = plain(language === "de" ? asGerman(title) : title).replace(/-$/, "");
  return slugProblem(slug)?.rule === "slug_reserved" ? `${slug}-1` : slug;
}

/** What is typed into an address, as it may stand there so far: a hyphen at the end is kept while typing. */
export const slugWhileTyping = plain;

/** The same once one has left the field. */
export const slugWhenLeft = (typed: string): string => typed.replace(/-+$/, "");

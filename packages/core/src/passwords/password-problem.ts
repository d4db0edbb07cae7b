import { commonPasswords } from "./common-passwords.ts";

/** Why a password is none: everybody tries it first, it is its owner's own name, or it is one pattern. */
export type PasswordProblem = "common_password" | "own_words" | "simple_pattern";

/** So few signs around a known word are what everybody puts there: a year, `123`, `!`. */
const MOST_PADDING = 6;
/** So many signs have to be left when one's own words are taken away. */
const LEAST_BESIDE_OWN = 6;
const LEAST_DISTINCT = 5;
const LEAST_OWN = 3;

const LEET: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};
const unleeted = (text: string): string => text.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);

/**
 * What makes a password of enough signs one that is guessed all the same, or null. `own` are words that are known of whoever
 * has it: name, handle, address. Not a measure of strength: NIST SP 800-63B 3.1.1.2 asks for a list of what to refuse.
 */
export function passwordProblem(password: string, own: readonly string[] = []): PasswordProblem | null {
  const text = password.normalize("NFKC").toLowerCase();
  if (isPattern(text)) return "simple_pattern";
  if (isCommon(unrepeated(text))) return "common_password";
  return isOwn(text, own) ? "own_words" : null;
}

/** One sign next to another all the way, or a few signs again and again. */
function isPattern(text: string): boolean {
  const signs = [...text];
  if (new Set(signs).size < LEAST_DISTINCT) return true;
  const steps = new Set(signs.slice(1).map((sign, i) => (sign.codePointAt(0) ?? 0) - (signs[i]?.codePointAt(0) ?? 0)));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 0);
}

/** `secretsecret` is `secret`. */
function unrepeated(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length))
      return text.slice(0, length);
  return text;
}

function isCommon(text: string): boolean {
  const known = commonPasswords();
  if (known.has(text) || known.has(unleeted(text))) return true;
  return [text, unleeted(text), unleeted(text.replace(/[\d\W_]+$/u, ""))].some((form) => {
    const stem = form.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
    return stem.length >= 5 && text.length - stem.length <= MOST_PADDING && known.has(stem);
  });
}

/** The words of a name or an address that tell something of their own. */
const wordsOf = (own: readonly string[]): string[] =>
  [
    "daybook",
    ...own.flatMap((one) =>
      one
        .normalize("NFKC")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    ),
  ]
    .filter((word) => [...word].length >= LEAST_OWN)
    .sort((a, b) => b.length - a.length);

function isOwn(text: string, own: readonly string[]): boolean {
  let rest = text;
  for (const word of wordsOf(own)) rest = rest.replaceAll(word, "");
  return rest !== text && rest.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST_BESIDE_OWN;
}

/** How a password that is none of those stands: by its length alone, which is what protects. */
export type PasswordStrength = "enough" | "good" | "strong";
export const passwordStrength = (password: string): PasswordStrength => {
  const { length } = [...password];
  return length >= 20 ? "strong" : length >= 14 ? "good" : "enough";
};

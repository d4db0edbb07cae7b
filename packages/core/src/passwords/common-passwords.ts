import { packedPasswords } from "./common-passwords.gen.ts";

let known: Set<string> | null = null;

/** What everybody tries first, in small letters: whole passwords, and the words they are built on. Unpacked once. */
export function commonPasswords(): ReadonlySet<string> {
  if (known) return known;
  known = new Set();
  let former = "";
  // Each begins with a capital letter, which says how many letters are the former one's.
  for (const [, same = "A", rest = ""] of packedPasswords.matchAll(/([A-Z])([^A-Z]*)/g)) {
    former = former.slice(0, same.charCodeAt(0) - 65) + rest;
    known.add(former);
  }
  return known;
}

// Writes the list of passwords that everybody tries first: `node scripts/common-passwords.mjs`.
import { writeFileSync } from "node:fs";
import { dictionary } from "@zxcvbn-ts/language-common";

/** As many as are worth their bytes: beyond, they are nobody's first tries. */
const MOST_STEMS = 15_000;
const LEAST = 10;

/** Letters alone, as a password is built on them. @param {string} password */
const stemOf = (password) => password.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, "");
/** @type {Set<string>} */
const stems = new Set();
const passwords = dictionary["passwords-common"];
for (const password of passwords) {
  const stem = stemOf(password);
  if (stem.length >= 5 && stems.size < MOST_STEMS) stems.add(stem);
}
const long = passwords.map((one) => one.toLowerCase()).filter((one) => one.length >= LEAST);
const sorted = [...new Set([...stems, ...long])].sort();

/** Front coding: how many letters are the former one's, as a capital letter, and the rest. */
let former = "";
const packed = sorted.map((word) => {
  let same = 0;
  while (same < 25 && same < former.length && former[same] === word[same]) same++;
  former = word;
  return String.fromCharCode(65 + same) + word.slice(same);
});
const text = JSON.stringify(packed.join(""));
writeFileSync(
  new URL("../packages/core/src/passwords/common-passwords.gen.ts", import.meta.url),
  `// Made by scripts/common-passwords.mjs of @zxcvbn-ts/language-common (MIT licence, its authors). Don't edit.\nexport const packedPasswords =\n  ${text};\n`,
);

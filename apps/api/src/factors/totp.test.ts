import { describe, expect, it } from "vitest";
import { toBase32 } from "./base32.ts";
import { stepOfCode, totpCode } from "./totp.ts";

/** RFC 6238, appendix B. */
const secret = Uint8Array.from(new TextEncoder().encode("12345678901234567890"));

it.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("at second %i the code is the RFC's", async (second, code) => {
  expect(await totpCode(secret, Math.floor(second / 30), 8)).toBe(code);
});

describe("a code", () => {
  const now = 1_900_000_015_000;
  const step = Math.floor(now / 30_000);

  it("counts in its own half minute, the one before and the one after", async () => {
    for (const shift of [-1, 0, 1])
      expect(await stepOfCode(secret, await totpCode(secret, step + shift), now)).toBe(step + shift);
    for (const shift of [-3, -2, 2, 3])
      expect(await stepOfCode(secret, await totpCode(secret, step + shift), now)).toBeNull();
  });

  it("is six digits and nothing else", async () => {
    const code = await totpCode(secret, step);
    for (const other of ["", code.slice(1), `${code}0`, `0${code}`, "abcdef", code.replace(/.$/, " ")])
      expect(await stepOfCode(secret, other, now)).toBeNull();
  });
});

it.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("“%s” in base 32 is RFC 4648's", (text, encoded) => {
  expect(toBase32(new TextEncoder().encode(text))).toBe(encoded);
});

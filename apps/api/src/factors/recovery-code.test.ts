import { expect, it } from "vitest";
import { makeRecoveryCodes, recoveryHash } from "./recovery-code.ts";

it("ten codes, none like another, are known again by their hashes, however they are typed", async () => {
  const { codes, hashes, salt } = await makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  const [code = ""] = codes;
  const typed = code.replaceAll("0", "o").replaceAll("1", "L");
  for (const text of [code, code.toLowerCase(), code.replace("-", " "), ` ${code.replace("-", "")} `, typed])
    expect(await recoveryHash(text, salt)).toEqual(hashes[0]);
  expect(await recoveryHash(code, new Uint8Array(16))).not.toEqual(hashes[0]);
});

it("what can't be one isn't hashed", async () => {
  for (const text of ["", "7F3K9", "7F3K9-QWD2M-", "7F3K9-QWD2MX", "7F3K9-QWDU!", "🙂".repeat(5)])
    expect([text, (await recoveryHash(text, new Uint8Array(16))) !== null]).toEqual([text, text === "7F3K9-QWD2M-"]);
});

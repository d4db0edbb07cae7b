import { expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { CHALLENGE_LIFE, makeChallenge, readChallenge } from "./challenge.ts";

const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const keys = signingKeys(`1:${secret(7)}`);
const NOW = 1_900_000_000_000;

it("a challenge is read for what it was made for, until it ends, and no two are one", async () => {
  const [one, other] = [await makeChallenge(keys, "sign_in", NOW), await makeChallenge(keys, "sign_in", NOW)];
  const read = await readChallenge(keys, one, "sign_in", NOW);
  expect(read?.expiresAt).toBe(NOW + CHALLENGE_LIFE);
  expect(read?.hash).not.toEqual((await readChallenge(keys, other, "sign_in", NOW))?.hash);
  expect(await readChallenge(keys, one, "make:a", NOW)).toBeNull();
  expect(await readChallenge(keys, one, "sign_in", NOW + CHALLENGE_LIFE - 1)).not.toBeNull();
  expect(await readChallenge(keys, one, "sign_in", NOW + CHALLENGE_LIFE)).toBeNull();
});

it("one account's isn't another's, nor is one with anything changed", async () => {
  const made = await makeChallenge(keys, "prove:a", NOW);
  expect(await readChallenge(keys, made, "prove:a", NOW)).not.toBeNull();
  expect(await readChallenge(keys, made, "prove:b", NOW)).toBeNull();
  const bytes = Buffer.from(made, "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await readChallenge(keys, changed.toString("base64url"), "prove:a", NOW), `byte ${at}`).toBeNull();
  }
  for (const text of ["", "AAAA", `${made}=`, `${made}A`, made.slice(0, -4)])
    expect(await readChallenge(keys, text, "prove:a", NOW)).toBeNull();
});

it("keys rotate: what an older one signed is read while it is there", async () => {
  const made = await makeChallenge(keys, "sign_in", NOW);
  expect(await readChallenge(signingKeys(`2:${secret(8)},1:${secret(7)}`), made, "sign_in", NOW)).not.toBeNull();
  expect(await readChallenge(signingKeys(`2:${secret(8)}`), made, "sign_in", NOW)).toBeNull();
});

import { describe, expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { firstRefreshToken, readRefreshToken, successorsOf } from "./refresh-token.ts";

const keys = (...bytes: number[]) =>
  signingKeys(bytes.map((byte) => `${byte}:${Buffer.alloc(32, byte).toString("base64")}`).join(","));

describe("a refresh token", () => {
  it("is read as what it was made as; nothing else is one", async () => {
    const made = await firstRefreshToken();
    expect(made.token).toMatch(/^dbr_[\w-]{64}$/);
    expect(await readRefreshToken(made.token)).toEqual(made);
    const { token } = made;
    for (const other of [
      "",
      "dbr_",
      token.slice(4),
      `${token}A`,
      token.slice(0, -1),
      `dbk_${token.slice(4)}`,
      ` ${token}`,
    ])
      expect(await readRefreshToken(other)).toBeNull();
  });

  it("has one successor, of its family, that nobody makes without the deployment's key", async () => {
    const { token, familyHash, tokenHash } = await firstRefreshToken();
    const [next] = await successorsOf(keys(1), token);
    expect((await successorsOf(keys(1), token))[0]).toEqual(next);
    expect(next?.familyHash).toEqual(familyHash);
    expect(next?.tokenHash).not.toEqual(tokenHash);
    expect((await successorsOf(keys(2), token))[0]?.token).not.toBe(next?.token);
  });

  it("is told the same one again after the keys were rotated", async () => {
    const { token } = await firstRefreshToken();
    const [before] = await successorsOf(keys(1), token);
    const after = await successorsOf(keys(2, 1), token);
    expect(after[0]?.token).not.toBe(before?.token);
    expect(after.map((one) => one.token)).toContain(before?.token);
  });
});

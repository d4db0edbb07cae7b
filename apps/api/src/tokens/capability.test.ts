import { describe, expect, it } from "vitest";
import { signingKeys } from "../runtime/signing-keys.ts";
import { mintCapability, readCapability, verifyCapability } from "./capability.ts";

const secret = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const keys = signingKeys(`1:${secret(1)}`);
const [ID, OTHER] = ["0199f0c4-8a1b-7c2d-9e3f-0123456789ab", "0199f0c4-8a1b-7c2d-9e3f-0123456789ac"];

describe("a capability", () => {
  it("names its ids, and is the same whenever it is written", async () => {
    const token = await mintCapability(keys, "hold", [ID, OTHER], 0);
    expect(readCapability(token, 2)).toEqual([ID, OTHER]);
    expect(await mintCapability(keys, "hold", [ID, OTHER], 0)).toBe(token);
    expect(token).toMatch(/^[\w-]+$/);
  });

  it.each<[string, Parameters<typeof mintCapability>]>([
    ["another purpose", [keys, "manage", [ID], 0]],
    ["another id", [keys, "feed", [OTHER], 0]],
    ["another epoch", [keys, "feed", [ID], 1]],
    ["another key of the same name", [signingKeys(`1:${secret(2)}`), "feed", [ID], 0]],
    ["a key that isn't known", [signingKeys(`9:${secret(1)}`), "feed", [ID], 0]],
    ["two ids", [keys, "feed", [ID, OTHER], 0]],
  ])("of %s doesn't open this", async (_, minted) => {
    expect(await verifyCapability(keys, "feed", await mintCapability(keys, "feed", [ID], 0), 1, 0)).toBe(true);
    const token = await mintCapability(...minted);
    const [id] = readCapability(token, 1) ?? [];
    expect(id === ID && (await verifyCapability(keys, "feed", token, 1, 0))).toBe(false);
  });

  it("isn't confused with one whose purpose and epoch run together", async () => {
    const token = await mintCapability(keys, "feed:1", [ID], 2);
    expect(await verifyCapability(keys, "feed", token, 1, 12)).toBe(false);
  });

  it("with any one bit turned is none", async () => {
    const bytes = Buffer.from(await mintCapability(keys, "feed", [ID], 0), "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verifyCapability(keys, "feed", forged.toString("base64url"), 1, 0), `bit ${bit}`).toBe(false);
    }
  });

  it("outlives a rotation of keys for as long as its key is kept", async () => {
    const token = await mintCapability(keys, "manage", [ID], 0);
    const [rotated, dropped] = [signingKeys(`2:${secret(2)},1:${secret(1)}`), signingKeys(`2:${secret(2)}`)];
    expect(await verifyCapability(rotated, "manage", token, 1, 0)).toBe(true);
    expect(await verifyCapability(dropped, "manage", token, 1, 0)).toBe(false);
    expect(await verifyCapability(rotated, "manage", await mintCapability(rotated, "manage", [ID], 0), 1, 0)).toBe(
      true,
    );
  });

  it.each(["", "x", "====", "A".repeat(65), "A".repeat(67), "A".repeat(1_000), "💥"])(
    "%s is shaped like none",
    (token) => {
      expect(readCapability(token, 1)).toBeNull();
    },
  );
});

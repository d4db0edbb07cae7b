import { beforeEach, expect, it, vi } from "vitest";
import { hashPassword, isWeakHash, passwordFits } from "./password.ts";

const verified: string[] = [];
const hashed: object[] = [];
vi.mock("@phi-ag/argon2/argon2.wasm", () => ({ default: {} }));
vi.mock("@phi-ag/argon2", () => ({
  default: class {
    tryVerify(encoded: string) {
      verified.push(encoded);
      return { success: true };
    }
    hash(_: string, options: object) {
      hashed.push(options);
      return { encoded: "" };
    }
  },
}));
vi.spyOn(WebAssembly, "instantiate").mockResolvedValue({} as never);

const costOf = (encoded: string) => /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(encoded)?.slice(1).map(Number);

beforeEach(() => {
  verified.length = 0;
  hashed.length = 0;
});

it("an address that nobody has, and an account without a password, cost one hash of the same strength as any other", async () => {
  await hashPassword("nine lanterns over water");
  const [{ memoryCost, timeCost, parallelism }] = hashed as [Record<string, number>];
  expect(await passwordFits("nine lanterns over water", null)).toBe(false);
  expect(await passwordFits("nine lanterns over water", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")).toBe(true);
  expect(verified.map(costOf)).toEqual(Array(2).fill([memoryCost, timeCost, parallelism]));
});

it.each([
  ["$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", false],
  ["$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA", false],
  ["$argon2id$v=19$m=9216,t=2,p=1$c2FsdA$aGFzaA", true],
  ["$argon2id$v=19$m=19456,t=1,p=1$c2FsdA$aGFzaA", true],
  ["$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", true],
  ["$2b$12$something", true],
])("a hash is weak when it was made with less than today's: %s", (encoded, weak) => {
  expect(isWeakHash(encoded)).toBe(weak);
});

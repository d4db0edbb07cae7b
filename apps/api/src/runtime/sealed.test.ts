import { expect, it } from "vitest";
import { seal, unseal } from "./sealed.ts";
import { signingKeys } from "./signing-keys.ts";

const key = (letter: string) => btoa(letter.repeat(32));
const keys = signingKeys(`1:${key("a")}`);

it("what is sealed is opened by whom it was sealed for, and doesn't show what it holds", async () => {
  const { sealed, by } = await seal(keys, "one", { url: "https://hooks.slack.com/services/T/B/x" });
  expect(by).toBe(1);
  expect(sealed).not.toContain("slack");
  expect(await unseal(keys, "one", sealed, by)).toEqual({ url: "https://hooks.slack.com/services/T/B/x" });
  expect(await unseal(keys, "another", sealed, by)).toBeNull();
});

it("is never sealed alike twice, and stays shut when it was changed", async () => {
  const [first, second] = [await seal(keys, "one", "a"), await seal(keys, "one", "a")];
  expect(first.sealed).not.toBe(second.sealed);
  const changed = first.sealed.slice(0, -2) + (first.sealed.endsWith("A") ? "BA" : "AA");
  expect(await unseal(keys, "one", changed, 1)).toBeNull();
  expect(await unseal(keys, "one", "", 1)).toBeNull();
});

it("opens by a key that no longer seals, and not without it", async () => {
  const { sealed, by } = await seal(keys, "one", "a");
  expect(await unseal(signingKeys(`2:${key("b")},1:${key("a")}`), "one", sealed, by)).toBe("a");
  expect(await unseal(signingKeys(`2:${key("b")}`), "one", sealed, by)).toBeNull();
});

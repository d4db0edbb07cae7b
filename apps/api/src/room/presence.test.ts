import { expect, it } from "vitest";
import { Presence } from "./presence.ts";

it("tells one thing of a visitor after the other, each as it is by then", async () => {
  const here = new Set<string>();
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const presence = new Presence(
    (visitor) => here.has(visitor),
    async (visitor, isHere) => {
      told.push(`${visitor} ${isHere ? "here" : "gone"}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
  );
  const left = presence.changed("ada");
  here.add("ada");
  const back = presence.changed("ada");
  presence.changed("bo");
  await Promise.resolve();
  expect(told).toEqual(["ada here", "bo gone"]);
  waiting.shift()?.();
  await left;
  await Promise.resolve();
  expect(told).toEqual(["ada here", "bo gone", "ada here"]);
  for (const resolve of waiting) resolve();
  await back;
});

it("goes on after a word that could not be given", async () => {
  let tries = 0;
  const presence = new Presence(
    () => true,
    async () => {
      tries++;
      throw new Error("The desk is away");
    },
  );
  await Promise.all([presence.changed("ada"), presence.changed("ada")]);
  expect(tries).toBe(2);
});

import { beforeEach, expect, test, vi } from "vitest";
import type { Part } from "./catalogues.ts";

type Module = typeof import("./words.ts");
let words: Module;
const say = (key: string) => (words.t as unknown as (key: string) => string)(key);

/** A part with one key in two languages, each loaded when the test says so. */
function part(key: string) {
  const settle: Record<string, { come(): void; fail(): void }> = {};
  const load = (language: string) => () =>
    new Promise<{ default: object }>((resolve, reject) => {
      const come = () => resolve({ default: { [key]: `${key} in ${language}` } });
      settle[language] = { come, fail: () => reject(new Error("offline")) };
    });
  return { part: { en: load("en"), de: load("de") } as Part, settle };
}

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal("document", { documentElement: {} });
  words = await import("./words.ts");
});

test("parts that are learnt side by side are all known, whichever comes first", async () => {
  const [first, a, b] = [part("first"), part("a"), part("b")];
  const spoken = words.speak("en", [first.part]);
  first.settle.en?.come();
  await spoken;
  const [learntA, learntB] = [words.learn(a.part), words.learn(b.part)];
  // The second asks for both, since both are wanted by then.
  const again = a.settle.en;
  b.settle.en?.come();
  again?.come();
  await learntB;
  expect([say("first"), say("a"), say("b")]).toEqual(["first in en", "a in en", "b in en"]);
  void learntA.catch(() => null);
});

test("what is learnt while the language changes is learnt in the new one, which stays", async () => {
  const [first, later] = [part("first"), part("later")];
  const spoken = words.speak("en", [first.part]);
  first.settle.en?.come();
  await spoken;
  const learnt = words.learn(later.part);
  const changed = words.speak("de", []);
  first.settle.de?.come();
  later.settle.de?.come();
  await changed;
  later.settle.en?.come();
  await learnt;
  expect([words.language(), say("first"), say("later")]).toEqual(["de", "first in de", "later in de"]);
});

test("a language that can't be loaded leaves everything as it was", async () => {
  const [first, later] = [part("first"), part("later")];
  const spoken = words.speak("en", [first.part]);
  first.settle.en?.come();
  await spoken;
  const changed = words.speak("de", []);
  first.settle.de?.fail();
  await expect(changed).rejects.toThrow("offline");
  const learnt = words.learn(later.part);
  later.settle.en?.come();
  await learnt;
  expect([words.language(), say("first"), say("later")]).toEqual(["en", "first in en", "later in en"]);
});

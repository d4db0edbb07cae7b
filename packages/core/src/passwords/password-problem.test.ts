import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { passwordProblem, passwordStrength } from "./password-problem.ts";

const INES = ["Ines Duarte", "ines-duarte", "ines@lanterna.example"];

describe("a password", () => {
  it.each([
    "qwertyuiop",
    "1q2w3e4r5t",
    "password123",
    "Password2024!",
    "P@ssw0rd2024",
    "sunshine99!!",
    "!!football12",
    "dragondragon",
    "ＰＡＳＳＷＯＲＤ１２３",
  ])("that everybody tries first is refused: %s", (password) => {
    expect(passwordProblem(password)).toBe("common_password");
  });

  it.each([
    "aaaaaaaaaaaa",
    "1212121212",
    "abcdefghijkl",
    "0987654321".split("").sort().reverse().join(""),
    "🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑",
  ])("that is one pattern is refused: %s", (password) => {
    expect(passwordProblem(password)).toBe("simple_pattern");
  });

  it.each(["InesDuarte1!", "ines-duarte-24", "ines@lanterna.example", "Daybook2024", "duarteduarte9"])(
    "that is its owner's own name is refused: %s",
    (password) => {
      expect(passwordProblem(password, INES)).toBe("own_words");
    },
  );

  it.each([
    "correct horse battery",
    "nine lanterns over water",
    "teach-me-to-turn",
    "a long password nobody guesses",
    "пароль-из-слов",
    "密码也可以是一整句话",
    "Correct-ines-horse-9",
    "Vx7#kq!mZ2pw",
    "my daybook is full of otters",
  ])("that is long and nobody's first guess is fine: %s", (password) => {
    expect(passwordProblem(password, INES)).toBeNull();
  });

  it("is looked at in time that grows with its length alone", () => {
    const began = performance.now();
    for (const sign of ["a", "!", "1", "é", "@"]) passwordProblem(`${sign.repeat(199)}b`, [sign.repeat(120)]);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it("is refused or not, and never throws, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "binary" }), (password, own) => {
        expect([null, "common_password", "own_words", "simple_pattern"]).toContain(passwordProblem(password, [own]));
      }),
    );
  });
});

it("the list is unpacked whole", () => {
  const known = commonPasswords();
  expect(known.size).toBeGreaterThan(15_000);
  for (const one of ["password", "qwertyuiop", "iloveyou", "motherlode"]) expect(known).toContain(one);
});

it("strength is told by length", () => {
  expect(["x".repeat(10), "x".repeat(14), "x".repeat(20)].map(passwordStrength)).toEqual(["enough", "good", "strong"]);
});

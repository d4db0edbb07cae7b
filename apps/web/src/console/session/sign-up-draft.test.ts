import "../../words/testing/english.ts";
import { expect, test } from "vitest";
import { handleFrom, signUpProblems } from "./sign-up-draft.ts";

const ines = {
  email: "ines@example.com",
  password: "a long enough one",
  name: "Ines Duarte",
  handle: "ines-duarte",
  timezone: "Europe/Lisbon",
};

test("a complete sign-up has no problems", () => {
  expect(signUpProblems(ines)).toEqual({});
});

test("each field says what it needs", () => {
  expect(signUpProblems({ ...ines, email: "ines@example", password: "short", name: " ", handle: "admin" })).toEqual({
    email: "An address ends like .com or .pt. This one stops at “example”.",
    password: "5 more characters: at least 10.",
    name: "Your name is missing: it stands on your page.",
    handle: "“admin” is reserved for Daybook itself.",
  });
});

test("what only the schema knows is said as the server's rules are", () => {
  expect(signUpProblems({ ...ines, name: "I".repeat(121), timezone: "Europe/Nowhere" })).toEqual({
    name: "At most 120 characters.",
    timezone: "This isn’t a time zone that we know.",
  });
});

test("a handle is made from the name", () => {
  expect(handleFrom("Inês Duarte")).toBe("ines-duarte");
  expect(handleFrom("山田")).toBe("");
  expect(handleFrom(`${"A".repeat(39)} bcd`).length).toBeLessThanOrEqual(40);
});

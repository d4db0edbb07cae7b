import "../../words/testing/english.ts";
import type { Question } from "@daybook/contract/questions";
import { expect, test } from "vitest";
import { emailProblem } from "../../ui/forms/email-problem.ts";
import { parseUrl } from "../url-state.ts";
import { answersOf, formErrors, likelyEmail, serverErrors } from "./answers.ts";
import { firstDraft } from "./draft.ts";

const questions: Question[] = [
  { kind: "long_text", id: "goal", label: "What would you like to work on?", required: false },
  { kind: "choice", id: "level", label: "How long?", required: true, options: ["new", "a year"] },
  { kind: "several", id: "days", label: "Which days?", required: false, options: ["Mon", "Tue"] },
  { kind: "phone", id: "phone", label: "Phone", required: false },
  { kind: "checkbox", id: "rules", label: "I've read the rules", required: true },
];
const draft = (answers: Record<string, string | string[] | boolean>) => ({
  name: "Jonas",
  email: "j@example.com",
  answers,
});

test("blank answers are left out, the others keep their shape", () => {
  const filled = draft({ goal: "  turns ", level: "new", days: ["Mon"], phone: " ", rules: true });
  expect(answersOf(questions, filled)).toEqual({ goal: "turns", level: "new", days: ["Mon"], rules: true });
  expect(answersOf(questions, draft({ goal: "", level: "", days: [], phone: "", rules: false }))).toEqual({});
});

test("what is required and blank is named, in the form's order", () => {
  const errors = formErrors(questions, { name: " ", email: "", answers: { days: [], rules: false } }, "Ines");
  expect(Object.keys(errors)).toEqual(["name", "email", "answers.level", "answers.rules"]);
  expect(errors.name).toBe("A name, so that Ines knows who comes.");
});

test.each([
  ["jonas@example", "example"],
  ["jonas", "jonas"],
  ["jo nas@example.com", "spaces"],
  ["a@b@c.com", "one @"],
  ["@example.com", "before the @"],
  ["jonas@example..com", "jonas@example..com"],
  ["ünï@example.de", "with “ü”"],
])("%s is no address, and the sentence says what is wrong", (email, names) => {
  expect(emailProblem(email)).toContain(names);
});

test.each([
  "jonas@example.com",
  "j.l+x@sub.example.co.uk",
  "jonas@exämple.de",
  "jonas@пример.рф",
  " jonas@example.com ",
  "\u200ejonas＠example.com\u00ad",
])("%s is an address", (email) => {
  expect(emailProblem(email)).toBeNull();
});

test.each([
  ["jonas@exmaple.com", "jonas@example.com"],
  ["Jonas@gmial.com", "Jonas@gmail.com"],
  ["jonas@gmail.co", "jonas@gmail.com"],
  ["jonas@hotmaill.com", "jonas@hotmail.com"],
  ["Jonas <jonas@gmial.com>", "jonas@gmail.com"],
  ["<jonas@gmail.com>", null],
  ["jonas@gmail.com", null],
  ["jonas@studio.pt", null],
])("%s was probably meant as %s", (typed, meant) => {
  expect(likelyEmail(typed)).toBe(meant);
});

test("a number too short to be one is told its length", () => {
  expect(formErrors(questions, draft({ level: "new", rules: true, phone: "+35" }), "Ines")).toEqual({
    "answers.phone": "This number is too short: it has 2 digits.",
  });
});

test.each([
  "\u202a+351\u2011912\u2011345\u2011678\u202c",
  "＋３５１ ９１２ ３４５ ６７８",
  "tel:+351912345678;ext=5",
  "030 1234 x5",
])("the number %s may be pasted", (phone) => {
  expect(formErrors(questions, draft({ level: "new", rules: true, phone }), "Ines")).toEqual({});
});

test.each([
  ["+351 912 call", "This one has “c”"],
  ["1 + 23456", "One looks like"],
  ["1234567890123456", "16 digits"],
])("the number %s is told what is wrong", (phone, words) => {
  expect(formErrors(questions, draft({ level: "new", rules: true, phone }), "Ines")["answers.phone"]).toContain(words);
});

test("the server's errors land on their fields, and what fits none is kept", () => {
  const paths = { "invitee.email": "no", "answers.days.1": "not an option", start: "past", "answers.other": "unknown" };
  expect(serverErrors(paths, questions)).toEqual({
    errors: { email: "no", "answers.days": "not an option" },
    rest: ["past", "unknown"],
  });
});

test("an address prefills what the questions take, and what was written since wins", () => {
  const url = parseUrl("?name=Ana&q_level=a%20year&q_days=Mon&q_days=Sun&q_rules=yes&q_goal=spin");
  const first = firstDraft(questions, url, null);
  expect(first).toEqual({
    name: "Ana",
    email: "",
    answers: { goal: "spin", level: "a year", days: ["Mon"], phone: "", rules: true },
  });
  const from = JSON.stringify([url.name, url.email, url.answers]);
  const kept = { name: "Bo", email: "", answers: { goal: "arms", days: "not a list" }, from };
  expect(firstDraft(questions, url, kept)).toMatchObject({ name: "Bo", answers: { goal: "arms", days: ["Mon"] } });
});

test("another address wins where it says something, and whom it names is not mixed with someone else", () => {
  const kept = { name: "Bo", email: "bo@example.com", answers: { goal: "arms", phone: "12345" } };
  const draftOf = (search: string) => firstDraft(questions, parseUrl(search), kept);
  expect(draftOf("?name=Ana&q_goal=spin")).toMatchObject({
    name: "Ana",
    email: "",
    answers: { goal: "spin", phone: "12345" },
  });
  expect(draftOf("?date=2026-11-30")).toMatchObject({ name: "Bo", email: "bo@example.com", answers: { goal: "arms" } });
});

test("a phone number in an address keeps its plus, encoded or not", () => {
  const phone = [{ kind: "phone", id: "phone", label: "Phone", required: true }] as const;
  for (const search of ["?q_phone=+351+912+345+678", "?q_phone=%2B351+912+345+678"])
    expect(firstDraft(phone as never, parseUrl(search), null).answers).toEqual({ phone: "+351 912 345 678" });
});

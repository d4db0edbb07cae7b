import "../words/testing/english.ts";
import { expect, it } from "vitest";
import { takeOver } from "./guest-list.ts";

const rules = { most: 3, invitee: "Jo@example.com" };
const guest = (email: string, name = "") => ({ email, name });
const take = (typed: string, list = [guest("lea@example.com")]) => takeOver({ list, typed }, rules);

it("several at once are taken over, each once", () => {
  const { draft, problem } = take("Max <max@example.com>; LEA@example.com, max@example.com ana@example.com");
  expect(draft).toEqual({
    list: [guest("lea@example.com"), guest("max@example.com", "Max"), guest("ana@example.com")],
    typed: "",
  });
  expect(problem).toBeNull();
});

it("what can't be one stays in the field, and the rest is taken over", () => {
  const { draft, problem } = take("nobody, max@example.com");
  expect(draft).toEqual({ list: [guest("lea@example.com"), guest("max@example.com")], typed: "nobody" });
  expect(problem).not.toBeNull();
});

it("one's own address and one too many stay, too", () => {
  expect(take("jo@EXAMPLE.com").draft).toMatchObject({ list: [guest("lea@example.com")], typed: "jo@EXAMPLE.com" });
  const many = take("a@example.com, b@example.com, c@example.com");
  expect([many.draft.list.length, many.draft.typed]).toEqual([3, "c@example.com"]);
  expect(many.problem).not.toBeNull();
});

it("nothing typed changes nothing", () => {
  expect(take(" ")).toEqual({ draft: { list: [guest("lea@example.com")], typed: "" }, problem: null });
});

import type { EventType } from "@daybook/contract/event-types";
import { newEventType } from "@daybook/contract/event-types";
import { describe, expect, test } from "vitest";
import {
  blankDraft,
  bodyOf,
  changedFields,
  draftFrom,
  draftProblems,
  judgedProblems,
  nextInk,
  rebase,
} from "./event-type-draft.ts";
import { addQuestion, changeQuestion, questionFields, typedFields } from "./question-drafts.ts";

const scheduleId = "0198a4e2-1111-7000-8000-000000000001";
const lesson: EventType = {
  id: "0198a4e2-1111-7000-8000-000000000002",
  title: "Private lesson",
  slug: "private-lesson",
  handle: "ines",
  url: "https://daybook.example/ines/private-lesson",
  description: "",
  scheduleId,
  durations: [60, 30],
  slotInterval: 30,
  bufferBefore: 0,
  bufferAfter: 15,
  minimumNotice: 120,
  bookingWindow: { days: 60 },
  location: { kind: "in_person", value: "Largo Studios" },
  questions: [{ kind: "text", id: "wants", label: "What for?", required: true }],
  price: "",
  changeNotice: 0,
  ink: "sky",
  paused: false,
  hidden: false,
  version: 3,
  createdAt: "2030-01-01T00:00:00Z",
};
const draft = draftFrom(lesson);

test("an event type read and written again is the same", () => {
  expect(changedFields(draft, draftFrom(lesson))).toEqual({});
  const { id: _, handle: __, url: ___, version: ____, createdAt: _____, ...fields } = lesson;
  expect(bodyOf(draft)).toEqual(fields);
});

test("only what differs is sent", () => {
  expect(changedFields(draft, { ...draft, price: "€45", window: { ...draft.window, kind: "none" } })).toEqual({
    price: "€45",
    bookingWindow: null,
  });
  expect(changedFields(draft, { ...draft, window: { ...draft.window, from: "2030-01-01" } })).toEqual({});
});

test("the address of a call may be pasted without its scheme", () => {
  const sent = (value: string, kind: "link" | "custom" = "link") =>
    bodyOf({ ...draft, location: { kind, value } }).location?.value;
  expect(sent(" meet.example/ines?pwd=1 ")).toBe("https://meet.example/ines?pwd=1");
  expect(sent("http://meet.example")).toBe("http://meet.example");
  expect(sent("javascript:alert(1)")).toBe("javascript:alert(1)");
  expect(sent("ask me")).toBe("ask me");
  expect(sent("meet.example", "custom")).toBe("meet.example");
});

test("a blank one with a title can be made", () => {
  const body = bodyOf({ ...blankDraft(scheduleId, "plum", { title: "Intro call", durations: [20] }) });
  expect(body).toMatchObject({ slug: "intro-call", durations: [20], ink: "plum" });
  expect(newEventType.safeParse(body).success).toBe(true);
});

test("inks are handed out in order, then the least used", () => {
  expect(nextInk([])).toBe("sky");
  expect(nextInk(["sky", "plum"])).toBe("lagoon");
  expect(nextInk(["sky", "plum", "lagoon", "rose", "moss", "slate", "rust", "ochre", "sky"])).toBe("plum");
});

describe("changed elsewhere meanwhile", () => {
  test("keeps mine where I changed something and takes theirs elsewhere", () => {
    const mine = { ...draft, title: "Lesson" };
    const theirs = { ...draft, title: "Private class", price: "€50" };
    expect(rebase(draft, mine, theirs)).toMatchObject({ title: "Lesson", price: "€50" });
  });
});

describe("what doesn't fit", () => {
  test("is nothing in a good draft", () => {
    expect(draftProblems(draft)).toEqual({});
  });
  test("is named at its path", () => {
    const bad = {
      ...draft,
      title: " ",
      slug: "",
      durations: [],
      window: { ...draft.window, kind: "dates" as const, from: "2030-02-01", to: "2030-01-01" },
      questions: [{ ...draft.questions[0], label: "" } as (typeof draft.questions)[number]],
    };
    expect(Object.keys(draftProblems(bad)).sort()).toEqual([
      "bookingWindow.to",
      "durations",
      "questions.0.label",
      "slug",
      "title",
    ]);
  });
  test("of a question added since the last try isn't said before somebody typed in it", () => {
    const saved = addQuestion(draft.questions);
    const added = { ...draft, questions: addQuestion(saved) };
    const tried = new Set(questionFields(saved));
    expect(Object.keys(judgedProblems(added, tried))).toEqual(["questions.1.label"]);
    const id = added.questions[2]?.id ?? "";
    const typed = changeQuestion(added.questions, id, { label: "Why?" });
    const emptied = changeQuestion(typed, id, { label: "", kind: "choice" });
    const judged = new Set([...tried, ...typedFields(typed, emptied)]);
    expect(Object.keys(judgedProblems({ ...draft, questions: emptied }, judged))).toEqual([
      "questions.1.label",
      "questions.2.label",
    ]);
  });
  test("of reserved addresses is said in the contract's words", () => {
    expect(draftProblems({ ...draft, slug: "settings" }).slug).toBe("“settings” is reserved for Daybook itself.");
  });
});

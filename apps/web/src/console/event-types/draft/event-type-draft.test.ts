import type { EventType } from "@daybook/contract/event-types";
import { newEventType } from "@daybook/contract/event-types";
import { describe, expect, test } from "vitest";
import { blankDraft, bodyOf, changedFields, draftFrom, rebase } from "./event-type-draft.ts";

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
  reminders: [{ minutes: 60, when: "before_start", to: "both", by: "mail" }],
  price: "",
  maxGuests: 10,
  changeNotice: 0,
  ink: "sky",
  paused: false,
  hidden: false,
  draft: false,
  messages: {},
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
  expect(
    changedFields(draft, { ...draft, price: "€45", bookingWindow: { ...draft.bookingWindow, kind: "none" } }),
  ).toEqual({
    price: "€45",
    bookingWindow: null,
  });
  expect(changedFields(draft, { ...draft, bookingWindow: { ...draft.bookingWindow, from: "2030-01-01" } })).toEqual({});
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

test("whatever a beginning says stands in the form, and the next one begins blank again", () => {
  const question = { id: "q1", kind: "text", label: "Which role?", required: true } as const;
  const begun = blankDraft(scheduleId, "plum", {
    price: "€45",
    bufferBefore: 0,
    changeNotice: 60,
    bookingWindow: null,
    questions: [question],
  });
  expect(bodyOf(begun)).toMatchObject({ price: "€45", changeNotice: 60, bookingWindow: null, questions: [question] });
  begun.durations.push(90);
  begun.bookingWindow.days = 3;
  const blank = { durations: [30], minimumNotice: 120, bookingWindow: { days: 60 }, questions: [], price: "" };
  expect(bodyOf(blankDraft(scheduleId, "plum"))).toMatchObject(blank);
});

describe("changed elsewhere meanwhile", () => {
  test("keeps mine where I changed something and takes theirs elsewhere", () => {
    const mine = { ...draft, title: "Lesson" };
    const theirs = { ...draft, title: "Private class", price: "€50" };
    expect(rebase(draft, mine, theirs)).toMatchObject({ title: "Lesson", price: "€50" });
  });
});

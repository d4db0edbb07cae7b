import { type EventType, type Ink, inks, type NewEventType, newEventType } from "@daybook/contract/event-types";
import type { z } from "zod";
import { draftsOf, type QuestionDraft, questionProblems, questionsOf } from "./question-drafts.ts";
import { slugFrom, slugWhenLeft } from "./slug.ts";

export interface WindowDraft {
  kind: "days" | "dates" | "none";
  /** What the other kinds would have stays while one of them is chosen. */
  days: number;
  from: string;
  to: string;
}

export interface EventTypeDraft {
  title: string;
  slug: string;
  description: string;
  scheduleId: string;
  durations: number[];
  slotInterval: number;
  bufferBefore: number;
  bufferAfter: number;
  minimumNotice: number;
  changeNotice: number;
  window: WindowDraft;
  location: EventType["location"];
  questions: QuestionDraft[];
  price: string;
  ink: Ink;
  paused: boolean;
  hidden: boolean;
}

type Body = Omit<z.input<typeof newEventType>, "slug"> & { slug: string };

export function draftFrom(eventType: EventType): EventTypeDraft {
  const { bookingWindow: window, questions, ...rest } = eventType;
  return {
    title: rest.title,
    slug: rest.slug,
    description: rest.description,
    scheduleId: rest.scheduleId,
    durations: rest.durations,
    slotInterval: rest.slotInterval,
    bufferBefore: rest.bufferBefore,
    bufferAfter: rest.bufferAfter,
    minimumNotice: rest.minimumNotice,
    changeNotice: rest.changeNotice,
    window: {
      kind: window === null ? "none" : "days" in window ? "days" : "dates",
      days: window && "days" in window ? window.days : 60,
      from: window && "from" in window ? window.from : "",
      to: window && "to" in window ? window.to : "",
    },
    location: rest.location,
    questions: draftsOf(questions),
    price: rest.price,
    ink: rest.ink,
    paused: rest.paused,
    hidden: rest.hidden,
  };
}

/** The ink that comes next, in the order they are handed out; the least used when all are. */
export function nextInk(used: readonly Ink[]): Ink {
  const times = (ink: Ink) => used.filter((one) => one === ink).length;
  return inks.reduce((best, ink) => (times(ink) < times(best) ? ink : best), inks[0]);
}

export function blankDraft(scheduleId: string, ink: Ink, beginning: Partial<NewEventType> = {}): EventTypeDraft {
  const title = beginning.title ?? "";
  return {
    title,
    slug: slugFrom(title),
    description: "",
    scheduleId,
    durations: [...(beginning.durations ?? [30])],
    slotInterval: beginning.slotInterval ?? 30,
    bufferBefore: beginning.bufferBefore ?? 0,
    bufferAfter: beginning.bufferAfter ?? 0,
    minimumNotice: beginning.minimumNotice ?? 120,
    changeNotice: 0,
    window: { kind: "days", days: 60, from: "", to: "" },
    location: beginning.location ?? { kind: "in_person", value: "" },
    questions: draftsOf(beginning.questions ?? []),
    price: "",
    ink,
    paused: false,
    hidden: false,
  };
}

/** An address of a call as one pastes it, such as meet.example/ines, is one of the web. */
function located({ kind, value }: EventTypeDraft["location"]): EventTypeDraft["location"] {
  const place = value.trim();
  const isBare = kind === "link" && /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#:]\S*)?$/u.test(place);
  return { kind, value: isBare ? `https://${place}` : place };
}

export function bodyOf(draft: EventTypeDraft): Body {
  const { window, questions, ...rest } = draft;
  return {
    ...rest,
    title: rest.title.trim(),
    slug: slugWhenLeft(rest.slug),
    location: located(rest.location),
    bookingWindow:
      window.kind === "none"
        ? null
        : window.kind === "days"
          ? { days: window.days }
          : { from: window.from, to: window.to },
    questions: questionsOf(questions),
  };
}

/** The fields in which two drafts differ, as they are sent. */
export function changedFields(before: EventTypeDraft, after: EventTypeDraft): Partial<Body> {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  const fields = Object.keys(now) as (keyof Body)[];
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
      .map((field) => [field, now[field]]),
  );
}

/** My changes on top of what somebody else saved meanwhile: mine win field by field, the rest is theirs. */
export function rebase(base: EventTypeDraft, mine: EventTypeDraft, theirs: EventTypeDraft): EventTypeDraft {
  const fields = Object.keys(mine) as (keyof EventTypeDraft)[];
  const kept = fields.filter((field) => JSON.stringify(base[field]) !== JSON.stringify(mine[field]));
  return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}

const words: Record<string, string> = {
  title: "A title is missing: it is the first thing people read.",
  slug: "An address is missing.",
  durations: "Choose at least one length.",
  scheduleId: "Hours are missing. Make a schedule under Availability first.",
  "bookingWindow.from": "The first day is missing.",
  "bookingWindow.to": "The last day is missing.",
};

/** What doesn't fit yet, by dotted path as the server names it. */
export function draftProblems(draft: EventTypeDraft): Record<string, string> {
  const problems: Record<string, string> = {};
  const body = bodyOf(draft);
  for (const { path, message } of newEventType.safeParse(body).error?.issues ?? []) {
    const [field] = path;
    // The two shapes of a window are a union, whose own sentence says nothing.
    if (field === "bookingWindow" || field === "questions") continue;
    problems[path.join(".")] ??= message;
  }
  for (const field of ["title", "slug", "scheduleId"] as const)
    if (body[field] === "") problems[field] = words[field] ?? "";
  if (body.durations.length === 0) problems.durations = words.durations ?? "";
  Object.assign(problems, windowProblems(draft.window));
  for (const [path, sentence] of questionProblems(draft.questions)) problems[`questions.${path}`] = sentence;
  return problems;
}

/** The same, but of the questions' fields only those that are `judged`: one just added isn't wrong yet. */
export function judgedProblems(draft: EventTypeDraft, judged: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draftProblems(draft)).filter(([path]) => {
      const [head, index, field] = path.split(".");
      return head !== "questions" || judged.has(`${draft.questions[Number(index)]?.id}.${field}`);
    }),
  );
}

function windowProblems({ kind, days, from, to }: WindowDraft): Record<string, string> {
  if (kind === "days")
    return Number.isInteger(days) && days >= 1 && days <= 730
      ? {}
      : { "bookingWindow.days": "Between 1 and 730 days." };
  if (kind === "none") return {};
  if (!from) return { "bookingWindow.from": words["bookingWindow.from"] ?? "" };
  if (!to) return { "bookingWindow.to": words["bookingWindow.to"] ?? "" };
  return from > to ? { "bookingWindow.to": "The last day is before the first." } : {};
}

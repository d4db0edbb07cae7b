import type { PlainKey } from "@daybook/words/words";
import { MINUTES_A_DAY } from "../../time/units.ts";
import { t } from "../../words/words.ts";
import type { EventTypeSettings } from "./draft/event-type-fields.ts";

type Beginning = Partial<EventTypeSettings> & Pick<EventTypeSettings, "title" | "durations" | "location">;

/** Ways to begin: most of what a first event type needs, ready to be changed. */
export const starters = ["lesson", "call", "session", "interview"] as const;
export type Starter = (typeof starters)[number];

export const starterNames = {
  lesson: { name: "eventTypes.starter.lesson", words: "eventTypes.starter.lessonWords" },
  call: { name: "eventTypes.starter.call", words: "eventTypes.starter.callWords" },
  session: { name: "eventTypes.starter.session", words: "eventTypes.starter.sessionWords" },
  interview: { name: "eventTypes.starter.interview", words: "eventTypes.starter.interviewWords" },
} as const satisfies Record<Starter, Record<"name" | "words", PlainKey>>;

const beginnings: Readonly<Record<Starter, () => Beginning>> = {
  lesson: () => ({
    title: t("eventTypes.starter.lessonTitle"),
    durations: [60],
    location: { kind: "in_person", value: "" },
    minimumNotice: 720,
    bufferAfter: 0,
  }),
  call: () => ({
    title: t("eventTypes.starter.callTitle"),
    durations: [20],
    location: { kind: "phone", value: "" },
    slotInterval: 20,
    minimumNotice: 120,
  }),
  session: () => ({
    title: t("eventTypes.starter.sessionTitle"),
    durations: [90],
    location: { kind: "in_person", value: "" },
    bufferBefore: 30,
    minimumNotice: MINUTES_A_DAY,
  }),
  interview: () => ({
    title: t("eventTypes.starter.interviewTitle"),
    durations: [45],
    location: { kind: "link", value: "" },
    slotInterval: 15,
    bufferAfter: 15,
    minimumNotice: 720,
    questions: [
      { id: "q1", kind: "text", label: t("eventTypes.starter.interviewRole"), required: true },
      {
        id: "q2",
        kind: "long_text",
        label: t("eventTypes.starter.interviewRead"),
        help: t("eventTypes.starter.interviewReadHelp"),
        required: false,
      },
    ],
  }),
};

/** What stands in the form of a new event type, in the host's language. */
export const beginningOf = (starter: Starter): Beginning => beginnings[starter]();

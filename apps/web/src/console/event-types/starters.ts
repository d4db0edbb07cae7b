import type { NewEventType } from "@daybook/contract/event-types";
import { MINUTES_A_DAY } from "../../time/units.ts";

type Beginning = Partial<NewEventType> & Pick<NewEventType, "title" | "durations" | "location">;

/** Ways to begin: most of what a first event type needs, ready to be changed. */
export const starters = {
  lesson: {
    name: "A lesson",
    words: "one to one, in person",
    draft: {
      title: "Private lesson",
      durations: [60],
      location: { kind: "in_person", value: "" },
      minimumNotice: 720,
      bufferAfter: 0,
    },
  },
  call: {
    name: "A call",
    words: "phone or video",
    draft: {
      title: "Intro call",
      durations: [20],
      location: { kind: "phone", value: "" },
      slotInterval: 20,
      minimumNotice: 120,
    },
  },
  session: {
    name: "A longer session",
    words: "with time to prepare before",
    draft: {
      title: "Coaching",
      durations: [90],
      location: { kind: "in_person", value: "" },
      bufferBefore: 30,
      minimumNotice: MINUTES_A_DAY,
    },
  },
  interview: {
    name: "An interview",
    words: "online, with a few questions",
    draft: {
      title: "Interview",
      durations: [45],
      location: { kind: "link", value: "" },
      slotInterval: 15,
      bufferAfter: 15,
      minimumNotice: 720,
      questions: [
        { id: "q1", kind: "text", label: "Which role is it about?", required: true },
        {
          id: "q2",
          kind: "long_text",
          label: "What should we read before?",
          help: "A link to your work or your profile, or a few words.",
          required: false,
        },
      ],
    },
  },
} as const satisfies Record<string, { name: string; words: string; draft: Beginning }>;

export type Starter = keyof typeof starters;

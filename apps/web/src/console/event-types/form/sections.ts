import type { PlainKey } from "@daybook/words/words";
import type { EventTypeSettings } from "../draft/event-type-fields.ts";

interface Section {
  id: string;
  heading: PlainKey;
  fields: readonly (keyof EventTypeSettings)[];
}

/** The parts of the form, and which fields each of them has. */
export const sections = [
  {
    id: "details",
    heading: "eventTypes.details.heading",
    fields: ["title", "slug", "description", "location", "price", "ink", "hidden", "paused", "draft"],
  },
  {
    id: "times",
    heading: "eventTypes.time.heading",
    fields: ["durations", "scheduleId", "slotInterval", "bufferBefore", "bufferAfter"],
  },
  { id: "limits", heading: "eventTypes.limits.heading", fields: ["minimumNotice", "changeNotice", "bookingWindow"] },
  { id: "questions", heading: "eventTypes.questions.heading", fields: ["questions", "maxGuests"] },
  { id: "reminders", heading: "eventTypes.reminders.heading", fields: ["reminders"] },
  { id: "messages", heading: "eventTypes.messages.heading", fields: ["messages"] },
] as const satisfies readonly Section[];
export type SectionId = (typeof sections)[number]["id"];

/** How each section stands: something in it doesn't fit, something isn't saved, or nothing is to be said. */
export function standingOf(
  section: Section,
  changes: Partial<EventTypeSettings>,
  problems: Record<string, string>,
): "wrong" | "unsaved" | null {
  const heads = Object.keys(problems).map((path) => path.split(".")[0]);
  if (section.fields.some((field) => heads.includes(field))) return "wrong";
  return section.fields.some((field) => field in changes) ? "unsaved" : null;
}

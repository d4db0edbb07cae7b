import { draftProblems } from "../draft/draft-problems.ts";
import { bodyOf } from "../draft/event-type-draft.ts";
import type { EventTypeDraft, EventTypeSettings } from "../draft/event-type-fields.ts";

const deciding = [
  "scheduleId",
  "durations",
  "slotInterval",
  "bufferBefore",
  "bufferAfter",
  "minimumNotice",
  "changeNotice",
  "bookingWindow",
] as const satisfies readonly (keyof EventTypeSettings)[];

export type AskedTimes = Pick<EventTypeSettings, (typeof deciding)[number]>;

/** What of a draft decides its times; or what has to fit first. */
export function askedTimes(draft: EventTypeDraft): AskedTimes | { problem: string } {
  const problem = Object.entries(draftProblems(draft)).find(([path]) =>
    (deciding as readonly string[]).includes(path.split(".")[0] ?? ""),
  );
  if (problem) return { problem: problem[1] };
  const body = bodyOf(draft);
  return Object.fromEntries(deciding.map((name) => [name, body[name]])) as AskedTimes;
}

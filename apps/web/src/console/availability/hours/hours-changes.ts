import type { DayDraft, ScheduleDraft, TimeSpan } from "./hours-draft.ts";
import { countOverrideChanges, rebaseOverrides } from "./override-draft.ts";
import { byStart } from "./time-span.ts";

const written = (windows: readonly TimeSpan[]) => windows.map(({ start, end }) => `${start}-${end}`).join(" ");
const dayWritten = ({ on, windows }: DayDraft) => (on ? written([...windows].sort(byStart)) : "");

/** How many things differ: each day, each override, the name and the zone count once. */
export function countChanges(saved: ScheduleDraft, draft: ScheduleDraft): number {
  return (
    Number(saved.name !== draft.name) +
    Number(saved.timezone !== draft.timezone) +
    draft.days.filter((one, index) => dayWritten(one) !== dayWritten(saved.days[index] ?? one)).length +
    countOverrideChanges(saved.overrides, draft.overrides)
  );
}

/** My changes on top of what somebody else saved meanwhile: day by day and date by date mine win, the rest is theirs. */
export function rebase(base: ScheduleDraft, mine: ScheduleDraft, theirs: ScheduleDraft): ScheduleDraft {
  return {
    name: mine.name === base.name ? theirs.name : mine.name,
    timezone: mine.timezone === base.timezone ? theirs.timezone : mine.timezone,
    days: theirs.days.map((their, index) => {
      const [before, after] = [base.days[index], mine.days[index]];
      return before && after && dayWritten(before) !== dayWritten(after) ? after : their;
    }),
    overrides: rebaseOverrides(base.overrides, mine.overrides, theirs.overrides),
  };
}

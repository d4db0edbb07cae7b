import { byStart, type DayDraft, type ScheduleDraft, type TimeSpan } from "./hours-draft.ts";

const written = (windows: readonly TimeSpan[]) => windows.map(({ start, end }) => `${start}-${end}`).join(" ");
const dayWritten = ({ on, windows }: DayDraft) => (on ? written([...windows].sort(byStart)) : "");

/** How many things differ: each day, each date, the name and the zone count once. */
export function countChanges(saved: ScheduleDraft, draft: ScheduleDraft): number {
  const before = new Map(saved.overrides.map((one) => [one.date, written(one.windows)]));
  const after = new Map(draft.overrides.map((one) => [one.date, written(one.windows)]));
  const dates = new Set([...before.keys(), ...after.keys()]);
  return (
    Number(saved.name !== draft.name) +
    Number(saved.timezone !== draft.timezone) +
    draft.days.filter((one, index) => dayWritten(one) !== dayWritten(saved.days[index] ?? one)).length +
    [...dates].filter((date) => before.get(date) !== after.get(date)).length
  );
}

/** My changes on top of what somebody else saved meanwhile: day by day and date by date mine win, the rest is theirs. */
export function rebase(base: ScheduleDraft, mine: ScheduleDraft, theirs: ScheduleDraft): ScheduleDraft {
  const of = (draft: ScheduleDraft) => new Map(draft.overrides.map((one) => [one.date, one.windows]));
  const [was, have, now] = [of(base), of(mine), of(theirs)];
  const touched = (date: string) => {
    const [before, after] = [was.get(date), have.get(date)];
    return (before && written(before)) !== (after && written(after));
  };
  const dates = [...new Set([...have.keys(), ...now.keys()])].sort();
  return {
    name: mine.name === base.name ? theirs.name : mine.name,
    timezone: mine.timezone === base.timezone ? theirs.timezone : mine.timezone,
    days: theirs.days.map((their, index) => {
      const [before, after] = [base.days[index], mine.days[index]];
      return before && after && dayWritten(before) !== dayWritten(after) ? after : their;
    }),
    overrides: dates.flatMap((date) => {
      const windows = (touched(date) ? have : now).get(date);
      return windows ? [{ date, windows }] : [];
    }),
  };
}

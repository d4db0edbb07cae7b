import type { Schedule } from "@daybook/contract/schedules";
import { gatherRanges } from "@daybook/core/availability/override-ranges";
import { addDays } from "../../../time/month.ts";
import { byStart, type TimeSpan } from "./time-span.ts";

/** Dates in a row, both ends included, that have hours of their own; one date ends where it begins. */
export interface OverrideDraft {
  date: string;
  until: string;
  /** In the host's words; "" for none. */
  reason: string;
  windows: TimeSpan[];
}
type Overrides = readonly OverrideDraft[];
type Dates = Pick<OverrideDraft, "date" | "until">;

const inOrder = (overrides: Overrides): OverrideDraft[] => [...overrides].sort((a, b) => (a.date < b.date ? -1 : 1));

export const overridesFrom = (overrides: Schedule["overrides"]): OverrideDraft[] =>
  inOrder(
    gatherRanges(overrides).map(({ date, until = date, reason = "", windows }) => ({
      date,
      until,
      reason,
      windows: [...windows].sort(byStart),
    })),
  );

/** What is sent. */
export const overridesTo = (overrides: Overrides): Schedule["overrides"] =>
  overrides.map(({ date, until, reason, windows }) => ({
    date,
    ...(until > date ? { until } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    windows: [...windows],
  }));

export const overrideOn = (overrides: Overrides, date: string): OverrideDraft | undefined =>
  overrides.find((one) => one.date <= date && date <= one.until);

const meets = (one: Dates, other: Dates) => one.date <= other.until && other.date <= one.until;

/** What is left of an override without some dates: nothing, one piece or two. */
function without(one: OverrideDraft, gone: Dates): OverrideDraft[] {
  if (!meets(one, gone)) return [one];
  return [
    ...(one.date < gone.date ? [{ ...one, until: addDays(gone.date, -1) }] : []),
    ...(gone.until < one.until ? [{ ...one, date: addDays(gone.until, 1) }] : []),
  ];
}

/** Gives dates their weekly hours again. */
export const clearDates = (overrides: Overrides, dates: Dates): OverrideDraft[] =>
  overrides.flatMap((one) => without(one, dates));

/** Takes the place of what its dates had before. */
export const putOverride = (overrides: Overrides, override: OverrideDraft): OverrideDraft[] =>
  inOrder([...clearDates(overrides, override), { ...override, windows: [...override.windows].sort(byStart) }]);

/**
 * The one that stood on `from` stands on other dates now, when it is the same but for them; what differs is put on top,
 * and leaves the other dates of that one as they were.
 */
export function moveOverride(overrides: Overrides, from: Dates | null, override: OverrideDraft): OverrideDraft[] {
  const opened = from && overrideOn(overrides, from.date);
  const same = opened && written({ ...opened, until: "" }) === written({ ...override, until: "" });
  return putOverride(same ? clearDates(overrides, opened) : overrides, override);
}

/** Where its dates have got other hours meanwhile, those stay. */
export const putBack = (overrides: Overrides, override: OverrideDraft): OverrideDraft[] =>
  inOrder([...overrides, ...overrides.reduce((left, one) => clearDates(left, one), [override])]);

/** All dates of the overrides. */
export function eachDate({ date, until }: Dates): string[] {
  const dates: string[] = [];
  for (let one = date; one <= until; one = addDays(one, 1)) dates.push(one);
  return dates;
}

const written = ({ until, reason, windows }: OverrideDraft) =>
  [until, reason, ...windows.map(({ start, end }) => `${start}-${end}`)].join(" ");
const byDate = (overrides: Overrides) => new Map(overrides.map((one) => [one.date, written(one)]));

/** How many differ. One whose first date has changed is the same one still, where another stood there. */
export function countOverrideChanges(saved: Overrides, draft: Overrides): number {
  const [before, after] = [byDate(saved), byDate(draft)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((date) => before.get(date) !== after.get(date))
    .length;
}

/** Mine on top of what somebody else saved meanwhile: what I changed or removed wins on its dates, the rest is theirs. */
export function rebaseOverrides(base: Overrides, mine: Overrides, theirs: Overrides): OverrideDraft[] {
  const [was, have] = [byDate(base), byDate(mine)];
  const gone = base.filter(({ date }) => !have.has(date));
  const changed = mine.filter((one) => was.get(one.date) !== written(one));
  return changed.reduce<OverrideDraft[]>(putOverride, gone.reduce<OverrideDraft[]>(clearDates, [...theirs]));
}

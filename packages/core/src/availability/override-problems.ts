import { daysOf, longestRange, mostOverrideDates, type OverrideDate } from "./override-ranges.ts";

export type OverrideDateRule =
  | "invalid_date"
  | "duplicate_date"
  | "overlapping_dates"
  | "until_before_date"
  | "range_too_long"
  | "too_many_dates";

interface DateProblem {
  /** Leads to the value inside the hours. */
  path: (string | number)[];
  rule: OverrideDateRule;
  /** The override that it shares dates with, by its index. */
  other?: number;
}

interface Placed {
  first: number;
  last: number;
  index: number;
}

/** What is wrong with the dates of overrides; what is wrong with their hours is asked elsewhere. */
export function overrideDateProblems(overrides: readonly OverrideDate[]): DateProblem[] {
  const problems: DateProblem[] = [];
  const good: Placed[] = [];
  overrides.forEach((override, index) => {
    const path = ["overrides", index];
    const days = daysOf(override);
    if (daysOf({ date: override.date }) === null) problems.push({ path: [...path, "date"], rule: "invalid_date" });
    else if (!days) problems.push({ path: [...path, "until"], rule: "invalid_date" });
    else if (days.last < days.first) problems.push({ path: [...path, "until"], rule: "until_before_date" });
    else if (days.last - days.first >= longestRange)
      problems.push({ path: [...path, "until"], rule: "range_too_long" });
    else good.push({ ...days, index });
  });
  const dates = good.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (dates > mostOverrideDates) problems.push({ path: ["overrides"], rule: "too_many_dates" });
  return [...problems, ...sharedDates(good)];
}

/** Of two that share a date the later in the list is named, with the other. */
function sharedDates(placed: readonly Placed[]): DateProblem[] {
  const sorted = placed.toSorted((a, b) => a.first - b.first || a.index - b.index);
  const found = new Map<number, DateProblem>();
  let longest: Placed | undefined;
  for (const one of sorted) {
    if (longest && one.first <= longest.last) {
      const [other, index] = one.index > longest.index ? [longest.index, one.index] : [one.index, longest.index];
      const single = one.first === one.last && longest.first === longest.last;
      const rule = single ? "duplicate_date" : "overlapping_dates";
      found.set(index, { path: ["overrides", index, "date"], rule, other });
    }
    if (!longest || one.last > longest.last) longest = one;
  }
  return [...found.values()].sort((a, b) => Number(a.path[1]) - Number(b.path[1]));
}

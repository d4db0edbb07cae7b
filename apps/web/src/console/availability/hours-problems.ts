import { type HoursRule, hoursProblems } from "@daybook/core/availability/hours";
import type { ScheduleDraft, TimeSpan } from "./hours-draft.ts";

const sentences: Partial<Record<HoursRule, string>> = {
  invalid_time: "A time is written like 09:30.",
  overlap: "These hours overlap others.",
};
const sentenceOf = (rule: HoursRule) => sentences[rule] ?? "These hours don’t fit.";

/** What is wrong with each window, by its key. Only days that are on count. */
export function windowProblems(draft: ScheduleDraft): Map<string, string> {
  const rows = draft.days
    .filter((one) => one.on)
    .flatMap(({ day, windows }) => windows.map((window) => ({ day, window })));
  const found = hoursProblems({
    timezone: draft.timezone,
    weekly: rows.map(({ day, window }) => ({ days: [day], start: window.start, end: window.end })),
    overrides: [],
  });
  const problems = new Map<string, string>();
  for (const { path, rule } of found) {
    const row = path[0] === "weekly" ? rows[Number(path[1])] : undefined;
    if (row && !problems.has(row.window.key)) problems.set(row.window.key, sentenceOf(rule));
  }
  return problems;
}

/** What is wrong with the hours of one date, by their position. */
export function overrideProblems(windows: readonly TimeSpan[]): Map<number, string> {
  const found = hoursProblems({
    timezone: "UTC",
    weekly: [],
    overrides: [{ date: "2030-01-01", windows: [...windows] }],
  });
  return new Map(found.map(({ path, rule }) => [Number(path[3]), sentenceOf(rule)]));
}

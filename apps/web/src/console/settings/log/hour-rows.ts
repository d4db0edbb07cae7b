import { formatList, formatPlainDate, formatTimeRange } from "../../../time/format.ts";
import { HOUR, MINUTE } from "../../../time/units.ts";
import { t } from "../../../words/words.ts";
import { weekdayName } from "../../availability/hours/weekday-name.ts";
import type { FieldRow, Reader } from "./field-row.ts";

interface Window {
  start: string;
  end: string;
}
interface Weekly extends Window {
  days: number[];
}
interface Override {
  date: string;
  windows: Window[];
}

const list = <T>(value: unknown): T[] | null => (Array.isArray(value) ? (value as T[]) : null);

/** "09:30" on a wall, as an instant of UTC. */
const atWall = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * HOUR + minutes * MINUTE;
};
const windowsWords = (windows: readonly Window[], { clock }: Reader): string =>
  windows.length === 0
    ? t("log.values.off")
    : formatList(
        windows.map(({ start, end }) => formatTimeRange(atWall(start), atWall(end), "UTC", clock)),
        "conjunction",
      );

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A row for each day of the week whose hours are others. */
export function hourRows(before: unknown, after: unknown, reader: Reader): FieldRow[] {
  const [was, is] = [list<Weekly>(before), list<Weekly>(after)];
  const on = (hours: Weekly[] | null, day: number) =>
    hours &&
    windowsWords(
      hours.filter(({ days }) => days.includes(day)),
      reader,
    );
  const isOff = (day: number) => !(was ?? is)?.some(({ days }) => days.includes(day));
  // Of new hours the days are told that have any.
  return WEEK.filter((day) => was || !isOff(day))
    .map((day) => ({ label: weekdayName(day), before: on(was, day), after: on(is, day) }))
    .filter((row) => row.before !== row.after);
}

/** A row for each date that has other hours. */
export function dateRows(before: unknown, after: unknown, reader: Reader): FieldRow[] {
  const [was, is] = [list<Override>(before), list<Override>(after)];
  const dates = [...new Set([...(was ?? []), ...(is ?? [])].map(({ date }) => date))].sort();
  const on = (overrides: Override[] | null, date: string) => {
    if (!overrides) return null;
    const found = overrides.find((override) => override.date === date);
    return found ? windowsWords(found.windows, reader) : t("log.values.weekly");
  };
  return dates.map((date) => ({ label: formatPlainDate(date, "full"), before: on(was, date), after: on(is, date) }));
}

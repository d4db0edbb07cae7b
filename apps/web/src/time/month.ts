import { formatDate, isoWeekday, parseDate } from "@daybook/core/time/civil";

/** A month as YYYY-MM. */
export type Month = string;

const dayOf = (date: string): number => {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`No date: ${date}`);
  return day;
};

export const monthOf = (date: string): Month => date.slice(0, 7);
export const isMonth = (text: string): boolean => parseDate(`${text}-01`) !== null;
export const isDate = (text: string): boolean => parseDate(text) !== null;
export const addDays = (date: string, days: number): string => formatDate(dayOf(date) + days);

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export const firstOf = (month: Month): string => `${month}-01`;
export const lastOf = (month: Month): string => addDays(firstOf(addMonths(month, 1)), -1);

/** The same day of another month, or its last one: 31 January and one month is 28 February. */
export function sameDayIn(date: string, month: Month): string {
  const last = lastOf(month);
  const wished = `${month}-${date.slice(8)}`;
  return wished > last ? last : wished;
}

/** Days since the week of `date` began. */
export const daysIntoWeek = (date: string, firstWeekday: number): number =>
  (isoWeekday(dayOf(date)) - firstWeekday + 7) % 7;

/** The weeks that show a month, each of seven dates, beginning on `firstWeekday` (1 is Monday). */
export function weeksOf(month: Month, firstWeekday: number): string[][] {
  const last = lastOf(month);
  const weeks: string[][] = [];
  for (
    let monday = addDays(firstOf(month), -daysIntoWeek(firstOf(month), firstWeekday));
    monday <= last;
    monday = addDays(monday, 7)
  )
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

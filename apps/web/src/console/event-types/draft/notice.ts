import { plainDigits } from "../../../time/plain-digits.ts";
import { MINUTES_A_DAY } from "../../../time/units.ts";
import { intl, t } from "../../../words/words.ts";

export const units = {
  minutes: { minutes: 1, of: "minute", name: "eventTypes.limits.minutes" },
  hours: { minutes: 60, of: "hour", name: "eventTypes.limits.hours" },
  days: { minutes: MINUTES_A_DAY, of: "day", name: "eventTypes.limits.days" },
} as const;
export type Unit = keyof typeof units;

const longest = 525_600;

/** Minutes in the largest unit that leaves none over: 2880 is 2 days, 90 is 90 minutes. Nothing is 0 hours. */
export function amountOf(minutes: number): { amount: number; unit: Unit } {
  if (minutes === 0) return { amount: 0, unit: "hours" };
  for (const unit of ["days", "hours"] as const)
    if (minutes % units[unit].minutes === 0) return { amount: minutes / units[unit].minutes, unit };
  return { amount: minutes, unit: "minutes" };
}

/** At most a year. */
export const inMinutes = (amount: number, unit: Unit): number => Math.min(longest, amount * units[unit].minutes);

const made = new Map<string, Intl.NumberFormat>();

/** "2 days", "90 minutes", "1 hour". */
export function noticeWords(minutes: number): string {
  const { amount, unit } = amountOf(minutes);
  const key = `${intl()} ${unit}`;
  const format =
    made.get(key) ?? new Intl.NumberFormat(intl(), { style: "unit", unit: units[unit].of, unitDisplay: "long" });
  made.set(key, format);
  return format.format(amount);
}

/** Reads what is typed as an amount. What doesn't fit is brought to what does, and said. */
export function readAmount(typed: string): { amount: number; problem: string | null } {
  const text = plainDigits(typed).trim();
  const amount = Number(/^\d{1,6}/.exec(text)?.[0] ?? 0);
  if (text === "" || /^\d{1,6}$/.test(text)) return { amount, problem: null };
  if (/^[-−]/.test(text)) return { amount: 0, problem: t("eventTypes.limits.negative") };
  if (/^\d+$/.test(text)) return { amount, problem: t("eventTypes.limits.tooLong") };
  return { amount, problem: t("eventTypes.limits.notWhole") };
}

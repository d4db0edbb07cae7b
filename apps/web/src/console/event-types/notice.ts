export const units = {
  minutes: { minutes: 1, one: "minute", several: "minutes" },
  hours: { minutes: 60, one: "hour", several: "hours" },
  days: { minutes: 1440, one: "day", several: "days" },
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

/** "2 days", "90 minutes", "1 hour". */
export function noticeWords(minutes: number): string {
  const { amount, unit } = amountOf(minutes);
  return `${amount} ${amount === 1 ? units[unit].one : units[unit].several}`;
}

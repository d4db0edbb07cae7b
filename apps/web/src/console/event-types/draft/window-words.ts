/** Which dates a window of so many days holds: it begins today, and today isn't counted. */
export const windowDays = (days: number): string =>
  days === 1 ? "today and tomorrow" : `today and the ${days.toLocaleString("en-US")} days after it`;

/** The same as a sentence under a field; nothing for what is no number of days. */
export const windowHint = (days: number): string | undefined =>
  Number.isInteger(days) && days >= 1 ? `That is ${windowDays(days)}.` : undefined;

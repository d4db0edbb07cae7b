import { t } from "../../../words/words.ts";

/** Which dates a window of so many days holds: it begins today, and today isn't counted. Nothing for what is no number of days. */
export const windowHint = (days: number): string | undefined =>
  Number.isInteger(days) && days >= 1 ? t("eventTypes.window.daysHint", { days }) : undefined;

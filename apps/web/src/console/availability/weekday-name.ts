import { formatPlainDate } from "../../time/format.ts";

/** A Monday. */
const monday = 5;

/** "Monday" for ISO weekday 1. */
export const weekdayName = (day: number): string =>
  formatPlainDate(`2026-01-${String(monday + day - 1).padStart(2, "0")}`, "weekday");

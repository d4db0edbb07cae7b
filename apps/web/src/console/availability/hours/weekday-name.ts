import { formatPlainDate } from "../../../time/format.ts";

/** A Monday. */
const monday = 5;

const dateOf = (day: number) => `2026-01-${String(monday + day - 1).padStart(2, "0")}`;

/** "Monday" for ISO weekday 1. */
export const weekdayName = (day: number): string => formatPlainDate(dateOf(day), "weekday");

/** "Mon" for ISO weekday 1. */
export const weekdayShort = (day: number): string => formatPlainDate(dateOf(day), "weekdayShort");

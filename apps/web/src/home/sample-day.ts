import { formatTime } from "../time/format.ts";
import { MINUTE } from "../time/units.ts";

/** The day that the page's pictures show. */
export const sampleDate = "2026-10-15";

/** A time of that day as an instant in UTC, from the minutes since midnight. */
export const sampleInstant = (minutes: number): number => Date.parse(sampleDate) + minutes * MINUTE;

/** "12:30", from the minutes since midnight. */
export const sampleTime = (minutes: number): string => formatTime(sampleInstant(minutes), "UTC", "24");

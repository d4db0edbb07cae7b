/** Milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Minutes of a day that no clock changes: walls are read in minutes. */
export const MINUTES_A_DAY = 24 * 60;

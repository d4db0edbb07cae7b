/**
 * One stretch of wall time of a date, half-open: `start` "00:00" to "23:59", `end` up to "24:00". An end at or before
 * the start is on the next date: "09:00" to "09:00" are 24 hours, as are "00:00" to "24:00".
 */
export interface HoursWindow {
  start: string;
  end: string;
}

import { unique } from "./daybook.ts";

/** Bodies that are accepted, with one or the other field changed. */
export const account = (over: object = {}) => ({
  email: `${unique("a")}@example.com`,
  password: "correct horse battery",
  name: "Ana",
  handle: unique("a"),
  timezone: "Europe/Lisbon",
  ...over,
});
export const hoursOf = (start: string, end: string, days = [1, 2, 3]) => ({ days, start, end });
export const schedule = (over: object = {}) => ({
  name: "Hours",
  timezone: "Europe/Lisbon",
  hours: [hoursOf("09:00", "17:00")],
  overrides: [],
  ...over,
});
export const eventType = (scheduleId: string, over: object = {}) => ({
  title: "Lesson",
  slug: unique("e"),
  scheduleId,
  durations: [30],
  ...over,
});
export const booking = (start: string, over: object = {}) => ({
  start,
  timezone: "UTC",
  invitee: { name: "Jo", email: "jo@example.com" },
  answers: { level: "New" },
  ...over,
});

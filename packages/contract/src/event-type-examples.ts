import { spreadRanges } from "@daybook/core/availability/override-ranges";
import { usualReminders } from "@daybook/core/bookings/reminders";
import type { Examples } from "./example-shape.ts";
import { host, later, listOf, time } from "./example-values.ts";

export const scheduleBody = {
  name: "Weekdays",
  timezone: "Europe/Lisbon",
  hours: [{ days: [1, 2, 3, 4, 5], start: "09:00", end: "17:00" }],
  overrides: [
    { date: "2030-03-13", windows: [{ start: "10:00", end: "12:00" }] },
    { date: "2030-08-05", until: "2030-08-07", reason: "Summer break", windows: [] },
  ],
};
const told = { ...scheduleBody, overrides: spreadRanges(scheduleBody.overrides) };
const schedule = { id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a02", ...told, usedBy: 1, version: 1 };
export const location = { kind: "link" as const, value: "https://meet.example/ines" };
const eventTypeBody = { title: "Intro call", slug: "intro", scheduleId: schedule.id, durations: [30, 60], location };
export const eventType = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a03",
  ...eventTypeBody,
  description: "",
  slotInterval: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  minimumNotice: 120,
  bookingWindow: { days: 60 },
  questions: [{ id: "level", kind: "choice" as const, label: "Level", required: true, options: ["New", "Old hand"] }],
  reminders: [...usualReminders],
  price: "",
  maxGuests: 10,
  changeNotice: 1440,
  ink: "sky" as const,
  paused: false,
  hidden: false,
  draft: false,
  messages: { confirmed: { subject: "", text: "See you on {date}, {first_name}.\n\nBring your instrument." } },
  handle: host.handle,
  url: "https://book.example/ines/intro",
  version: 1,
  createdAt: "2030-03-01T08:05:00Z",
};
const order = {
  ungrouped: [],
  groups: [{ id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a08", title: "First steps", eventTypeIds: [eventType.id] }],
  version: 2,
};

/** A good body and its answer, of what is about schedules and event types. */
export const eventTypeExamples: Examples = {
  "GET /v1/schedules": { answer: listOf(schedule) },
  "POST /v1/schedules": { body: scheduleBody, answer: schedule },
  "GET /v1/schedules/{id}": { answer: schedule },
  "PUT /v1/schedules/{id}": { body: scheduleBody, answer: { ...schedule, version: 2 } },
  "GET /v1/event-types": { answer: listOf({ ...eventType, nextFree: time.start }) },
  "POST /v1/event-types": { body: { ...eventTypeBody, minimumNotice: 120, changeNotice: 1440 }, answer: eventType },
  "GET /v1/event-types/{id}": { answer: eventType },
  "PATCH /v1/event-types/{id}": {
    body: { title: "First call" },
    answer: { ...eventType, title: "First call", version: 2 },
  },
  "POST /v1/event-types/{id}/restoration": { answer: eventType },
  "POST /v1/event-types/{id}/copies": {
    answer: { ...eventType, title: "Intro call (copy)", slug: "intro-copy", paused: true, draft: true },
  },
  "GET /v1/event-type-order": { answer: order },
  "PUT /v1/event-type-order": {
    body: { ungrouped: [], groups: [{ title: "First steps", eventTypeIds: [eventType.id] }] },
    answer: order,
  },
  "POST /v1/event-types/preview": {
    body: {
      from: "2030-03-13",
      to: "2030-03-14",
      timezone: "Europe/Lisbon",
      eventType: {
        scheduleId: schedule.id,
        durations: [30],
        slotInterval: 30,
        bufferBefore: 0,
        bufferAfter: 15,
        minimumNotice: 120,
        changeNotice: 0,
        bookingWindow: { days: 60 },
      },
    },
    answer: { slots: [time, later] },
  },
  "POST /v1/event-types/message-previews": {
    body: {
      kind: "reminder",
      subject: "{event} {soon}",
      text: "Hello {first_name},\n\nsee you {soon} at {time}.",
      locale: "en-GB",
      eventType: { title: eventType.title, duration: 30, location, price: "" },
    },
    answer: {
      subject: "Intro call tomorrow",
      text: "Your booking with Ines Duarte is tomorrow, Jonas.\n\nHello Jonas,\n\nsee you tomorrow at 10:00.\n",
      html: "<!doctype html>…",
      ours: {
        subject: "Reminder: {event}, {soon}, {date}, {time} {timezone}",
        text: "It begins on {date} at {time}.",
      },
    },
  },
  "POST /v1/event-types/{id}/test-mails": {
    body: { kind: "reminder" },
    answer: { id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a31" },
  },
  "POST /v1/event-types/{id}/preview": {
    body: { from: "2030-03-13", to: "2030-03-14", timezone: "Europe/Lisbon" },
    answer: {
      slots: [later],
      refused: [{ ...time, reason: "booked", by: { kind: "appointment", title: eventType.title, ...time } }],
    },
  },
};

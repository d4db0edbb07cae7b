import { eventType, location, scheduleBody } from "./event-type-examples.ts";
import type { Examples } from "./example-shape.ts";
import { host, later, listOf, time } from "./example-values.ts";
import { mailExamples } from "./mail-examples.ts";

const bookingId = "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a04";
const manageUrl = "https://book.example/manage/AZePLmwAfDqdCj8fW28KBAE";
const guests = [{ id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a0a", email: "lea@example.com", name: "Lea Silva" }];
export const booked = { id: bookingId, state: "confirmed" as const, ...time, manageUrl, guests, location };
const moved = { ...booked, ...later };
const cancelled = { id: bookingId, state: "cancelled" as const };
const booking = {
  id: bookingId,
  state: "confirmed" as const,
  ...time,
  title: eventType.title,
  ink: eventType.ink,
  eventTypeId: eventType.id,
  location,
  invitee: { name: "Jo Silva", email: "jo@example.com", timezone: "Europe/Paris" },
  guests,
  createdAt: "2030-03-10T16:20:00Z",
  cancellation: null,
  attention: null,
};
const bookingDetail = {
  ...booking,
  answers: [{ label: "Level", value: "New" }],
  history: [{ at: booking.createdAt, kind: "booked" as const, by: "invitee" as const, to: time }],
  deliveries: [
    {
      id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07",
      kind: "mail.confirmed",
      to: "jo@example.com",
      state: "done" as const,
      at: "2030-03-10T16:20:02Z",
      attempts: 1,
      lastError: null,
      cause: null,
      nextAt: null,
      recipient: { as: "invitee" as const, name: "Jo", you: false },
      outcome: { state: "delivered" as const, lasting: false, words: "", at: "2030-03-10T16:20:09Z" },
    },
  ],
  replies: [],
  mail: { stopped: null, since: null, resumable: true },
  eventType: { handle: host.handle, slug: eventType.slug, durations: eventType.durations, deleted: false },
  sequence: 0,
  manageUrl,
};
const managed = {
  id: bookingId,
  state: "confirmed" as const,
  ...time,
  title: eventType.title,
  ink: eventType.ink,
  location,
  price: "",
  timezone: "Europe/Paris",
  host,
  invitee: { name: "Jo Silva", email: "jo@example.com" },
  answers: [{ label: "Level", value: "New" }],
  cancellation: null,
  page: { handle: host.handle, slug: eventType.slug, durations: eventType.durations, bookable: true },
  changeUntil: "2030-03-12T10:00:00Z",
  changeable: true,
  calendarUrl: "https://book.example/v1/manage/AZePLmwAfDqdCj8fW28KBAE/calendar.ics",
  mail: { stopped: false, resumable: false },
  guests,
  maxGuests: 10,
  reminders: { on: true, at: ["2030-03-12T10:00:00Z", "2030-03-13T09:00:00Z"] },
};

/** A good body and its answer, of what is about bookings, for the host and for the invitee. */
export const bookingExamples: Examples = {
  "GET /v1/bookings": { answer: listOf(booking) },
  "GET /v1/bookings/counts": {
    answer: {
      states: { upcoming: 1, past: 0, cancelled: 0 },
      eventTypes: [
        { id: eventType.id, title: eventType.title, ink: eventType.ink, upcoming: 1, past: 0, cancelled: 0 },
      ],
      without: [],
    },
  },
  "GET /v1/calendar-days": {
    answer: {
      bookings: [booking],
      busy: [],
      open: [{ start: "2030-03-13T10:00:00Z", end: "2030-03-13T12:00:00Z" }],
      overrides: scheduleBody.overrides.slice(0, 1).map((one) => ({ ...one, schedule: scheduleBody.name })),
    },
  },
  "GET /v1/schedules/{id}/bookings": {
    answer: {
      count: 1,
      items: [
        { id: booking.id, title: booking.title, start: booking.start, end: booking.end, invitee: { name: "Jo Silva" } },
      ],
    },
  },
  "GET /v1/bookings/{id}": { answer: bookingDetail },
  "GET /v1/bookings/{id}/slots": { answer: { slots: [later] } },
  "GET /v1/event-types/{id}/slots": {
    answer: {
      slots: [later],
      overrulable: [{ start: "2030-03-14T18:00:00Z", end: "2030-03-14T18:30:00Z", reason: "outside_hours" }],
      taken: [{ ...time, reason: "booked", by: { kind: "appointment", title: eventType.title, ...time } }],
    },
  },
  "POST /v1/bookings": {
    body: {
      eventTypeId: eventType.id,
      start: time.start,
      timezone: "Europe/Lisbon",
      invitee: { name: "Jo Silva", email: "jo@example.com" },
      answers: { level: "New" },
      notify: false,
    },
    answer: {
      ...bookingDetail,
      history: [{ at: booking.createdAt, kind: "booked", by: "host", to: time, silent: true }],
      deliveries: [],
    },
  },
  "POST /v1/bookings/{id}/cancellation": { body: { reason: "I'm ill, sorry." }, answer: cancelled },
  "POST /v1/bookings/{id}/rescheduling": { body: { start: later.start }, answer: moved },
  "GET /v1/manage/{token}": { answer: managed },
  "POST /v1/bookings/{id}/guests": { body: { guests: [{ email: "lea@example.com" }] }, answer: { guests } },
  "DELETE /v1/bookings/{id}/guests/{guestId}": { answer: { guests: [] } },
  "GET /v1/manage/{token}/slots": { answer: { slots: [later] } },
  "PUT /v1/manage/{token}/reminders": { body: { on: false }, answer: { on: false } },
  "POST /v1/manage/{token}/cancellation": { body: { reason: "Something came up." }, answer: cancelled },
  "POST /v1/manage/{token}/rescheduling": { body: { start: later.start }, answer: moved },
  "POST /v1/manage/{token}/guests": { body: { guests: [{ email: "lea@example.com" }] }, answer: { guests } },
  "DELETE /v1/manage/{token}/guests/{guestId}": { answer: { guests: [] } },
  ...mailExamples(bookingDetail, managed),
};

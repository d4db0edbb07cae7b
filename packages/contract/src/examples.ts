import { spreadRanges } from "@daybook/core/availability/override-ranges";
import { usualReminders } from "@daybook/core/bookings/reminders";
import type { z } from "zod";
import type { Account } from "./accounts.ts";
import type { AllOperations } from "./all-operations.ts";
import { chatExamples } from "./chat-examples.ts";
import { delivery, letter, oneTry, secret, webhook } from "./delivery-examples.ts";
import { factorExamples } from "./factor-examples.ts";
import { mailExamples } from "./mail-examples.ts";

type Body<O> = O extends { body: infer S extends z.ZodType } ? z.input<S> : never;
type Answer<O> = O extends { success: { body: infer S extends z.ZodType } } ? z.output<S> : never;
export type Examples = {
  [K in keyof AllOperations]?: { body?: Body<AllOperations[K]>; answer?: Answer<AllOperations[K]> };
};

const host = { handle: "ines", name: "Ines Duarte", tagline: "Skating lessons", timezone: "Europe/Lisbon" };
const account: Account = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a01",
  handle: host.handle,
  name: host.name,
  tagline: host.tagline,
  email: "ines@example.com",
  timezone: host.timezone,
  locale: "pt-PT",
  clock: "24",
  digest: { hour: 18 },
  phone: "+351912345678",
  url: "https://book.example/ines",
  createdAt: "2030-03-01T08:00:00Z",
};
const signedIn = { account, accessToken: "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkYXlib29rIn0.c2lnbmF0dXJl" };
const scheduleBody = {
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
const location = { kind: "link" as const, value: "https://meet.example/ines" };
const eventTypeBody = { title: "Intro call", slug: "intro", scheduleId: schedule.id, durations: [30, 60], location };
const eventType = {
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
const publicEventType = {
  slug: eventType.slug,
  title: eventType.title,
  description: eventType.description,
  durations: eventType.durations,
  ink: eventType.ink,
  location: { kind: "link" as const, value: "" },
  price: eventType.price,
  changeNotice: eventType.changeNotice,
  paused: false,
};
const order = {
  ungrouped: [],
  groups: [{ id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a08", title: "First steps", eventTypeIds: [eventType.id] }],
  version: 2,
};
const time = { start: "2030-03-13T10:00:00Z", end: "2030-03-13T10:30:00Z" };
const later = { start: "2030-03-14T10:00:00Z", end: "2030-03-14T10:30:00Z" };
const bookingId = "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a04";
const manageUrl = "https://book.example/manage/AZePLmwAfDqdCj8fW28KBAE";
const guests = [{ id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a0a", email: "lea@example.com", name: "Lea Silva" }];
const booked = { id: bookingId, state: "confirmed" as const, ...time, manageUrl, guests, location };
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
const slots = { version: 42, stale: false, slots: [time, later], held: [] };
const feed = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a05",
  name: "Phone",
  url: "https://book.example/calendar/AZePLmwAfDqdCj8fW28KBQE.ics",
  createdAt: "2030-03-01T08:10:00Z",
  rotatedAt: null,
};
const listOf = <T>(item: T) => ({ items: [item], nextCursor: null });

/** A good body and its answer, of each operation that has them. */
const apiKey = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a10",
  name: "CRM",
  prefix: "dbk_3fQ9xZ",
  scopes: ["read" as const, "book" as const],
  createdAt: "2030-03-01T08:10:00Z",
  expiresAt: "2030-05-30T08:10:00Z",
  lastUsedAt: null,
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

export const examples: Examples = {
  "POST /v1/accounts": {
    body: {
      email: account.email,
      password: "correct horse battery staple",
      name: host.name,
      handle: host.handle,
      timezone: host.timezone,
      locale: "pt-PT",
    },
    answer: signedIn,
  },
  "GET /v1/handles/{handle}": {
    answer: {
      handle: "ines",
      available: false,
      rule: "handle_taken",
      message: "“ines” is taken. Try another.",
      params: { value: "ines" },
    },
  },
  "POST /v1/sessions": { body: { email: account.email, password: "correct horse battery staple" }, answer: signedIn },
  "POST /v1/sessions/refresh": { answer: signedIn },
  "GET /v1/me": { answer: { account, contacts: { lastHour: 3, mostPerHour: 60 } } },
  "PATCH /v1/me": { body: { tagline: host.tagline }, answer: { account } },
  "GET /v1/schedules": { answer: listOf(schedule) },
  "POST /v1/schedules": { body: scheduleBody, answer: schedule },
  "GET /v1/schedules/{id}": { answer: schedule },
  "GET /v1/schedules/{id}/bookings": {
    answer: {
      count: 1,
      items: [
        { id: booking.id, title: booking.title, start: booking.start, end: booking.end, invitee: { name: "Jo Silva" } },
      ],
    },
  },
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
  "GET /v1/pages/{handle}": { answer: { host, eventTypes: [publicEventType], groups: [] } },
  "GET /v1/pages/{handle}/{slug}": {
    answer: {
      host,
      eventType: { ...publicEventType, questions: eventType.questions, maxGuests: 10, timezone: host.timezone },
    },
  },
  "GET /v1/pages/{handle}/{slug}/slots": { answer: slots },
  "POST /v1/pages/{handle}/{slug}/holds": {
    body: { start: time.start, duration: 30, visitor: "tab-6f0a91c2" },
    answer: { id: "AZePLmwAfDqdCj8fW28KBgE", ...time, expiresAt: "2030-03-10T16:24:30Z" },
  },
  "POST /v1/pages/{handle}/{slug}/bookings": {
    body: {
      start: time.start,
      duration: 30,
      timezone: "Europe/Paris",
      invitee: { name: "Jo Silva", email: "jo@example.com" },
      answers: { level: "New" },
      guests: [{ email: "lea@example.com", name: "Lea Silva" }],
    },
    answer: booked,
  },
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
  ...mailExamples(bookingDetail, managed),
  "GET /v1/manage/{token}": { answer: managed },
  "POST /v1/bookings/{id}/guests": { body: { guests: [{ email: "lea@example.com" }] }, answer: { guests } },
  "DELETE /v1/bookings/{id}/guests/{guestId}": { answer: { guests: [] } },
  "GET /v1/manage/{token}/slots": { answer: { slots: [later] } },
  "PUT /v1/manage/{token}/reminders": { body: { on: false }, answer: { on: false } },
  "GET /v1/unsubscribe/{token}": { answer: { to: "digest", active: true, title: "" } },
  "POST /v1/unsubscribe/{token}": { answer: { to: "digest", active: false, title: "" } },
  "POST /v1/manage/{token}/cancellation": { body: { reason: "Something came up." }, answer: cancelled },
  "POST /v1/manage/{token}/rescheduling": { body: { start: later.start }, answer: moved },
  "POST /v1/manage/{token}/guests": { body: { guests: [{ email: "lea@example.com" }] }, answer: { guests } },
  "DELETE /v1/manage/{token}/guests/{guestId}": { answer: { guests: [] } },
  "GET /v1/feeds": { answer: listOf(feed) },
  "POST /v1/feeds": { body: { name: feed.name }, answer: feed },
  "POST /v1/feeds/{id}/rotation": { answer: { ...feed, rotatedAt: "2030-03-02T09:00:00Z" } },
  "GET /v1/api-keys": { answer: listOf(apiKey) },
  "POST /v1/api-keys": {
    body: { name: apiKey.name, scopes: apiKey.scopes, expiresInDays: 90 },
    answer: { ...apiKey, key: "dbk_3fQ9xZuT0c7kFh2mVbN8yLwPqRsAeDgJiKoXtUvWzYc" },
  },
  "GET /v1/webhooks": { answer: listOf(webhook) },
  "POST /v1/webhooks": {
    body: { url: webhook.url, events: webhook.events, headers: { Authorization: "Bearer of-yours" } },
    answer: { ...webhook, secret },
  },
  "GET /v1/webhooks/{id}": { answer: webhook },
  "PATCH /v1/webhooks/{id}": { body: { active: true }, answer: { ...webhook, version: 2 } },
  "POST /v1/webhooks/{id}/rotation": { answer: { secret, previousUntil: "2030-03-03T09:00:00Z" } },
  "POST /v1/webhooks/{id}/ping": { answer: { id: delivery.id } },
  "GET /v1/webhooks/{id}/deliveries": { answer: listOf(delivery) },
  "GET /v1/webhooks/{id}/deliveries/{deliveryId}": {
    answer: { ...delivery, payload: { id: delivery.eventId, type: delivery.type }, tries: [oneTry] },
  },
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay": { answer: { id: delivery.id } },
  "POST /v1/webhooks/{id}/replays": { answer: { count: 3 } },
  "GET /v1/deliveries": { answer: { ...listOf(letter), counts: { failed: 1, waiting: 0 } } },
  "GET /v1/deliveries/{id}": { answer: { ...letter, tries: [{ ...oneTry, cause: null }] } },
  "POST /v1/deliveries/{id}/replay": { answer: { id: letter.id } },
  "POST /v1/deliveries/replay": { body: { sink: "mail" }, answer: { count: 3, remaining: 0 } },
  "POST /v1/deliveries/{id}/dismissal": {
    answer: { ...letter, state: "dismissed", dismissedAt: "2030-03-03T09:00:00Z" },
  },
  "DELETE /v1/deliveries/{id}/dismissal": { answer: letter },
  ...factorExamples(signedIn),
  ...chatExamples,
  "GET /healthz": { answer: { ok: true, database: "ok", version: "1" } },
};

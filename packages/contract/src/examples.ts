import type { Account } from "./accounts.ts";
import { auditExamples } from "./audit-examples.ts";
import { booked, bookingExamples } from "./booking-examples.ts";
import { chatExamples } from "./chat-examples.ts";
import { delivery, letter, oneTry, secret, webhook } from "./delivery-examples.ts";
import { eventType, eventTypeExamples } from "./event-type-examples.ts";
import type { Examples } from "./example-shape.ts";
import { host, later, listOf, time } from "./example-values.ts";
import { factorExamples } from "./factor-examples.ts";
import { providerExamples } from "./provider-examples.ts";
import { sessionExamples } from "./session-examples.ts";
import { wayInExamples } from "./ways-in-examples.ts";

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
  forgetMonths: 24,
  url: "https://book.example/ines",
  emailVerified: true,
  hasPassword: true,
  passwordChangedAt: "2030-03-02T09:30:00Z",
  createdAt: "2030-03-01T08:00:00Z",
};
const signedIn = { account, accessToken: "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkYXlib29rIn0.c2lnbmF0dXJl" };
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
const slots = { version: 42, stale: false, slots: [time, later], held: [] };
const feed = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a05",
  name: "Phone",
  url: "https://book.example/calendar/AZePLmwAfDqdCj8fW28KBQE.ics",
  createdAt: "2030-03-01T08:10:00Z",
  rotatedAt: null,
};

const apiKey = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a10",
  name: "CRM",
  prefix: "dbk_3fQ9xZ",
  scopes: ["read" as const, "book" as const],
  createdAt: "2030-03-01T08:10:00Z",
  expiresAt: "2030-05-30T08:10:00Z",
  lastUsedAt: null,
};

/** A good body and its answer, of each operation that has them. */
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
  ...sessionExamples,
  "GET /v1/me": { answer: { account, contacts: { lastHour: 3, mostPerHour: 60 } } },
  "PATCH /v1/me": { body: { tagline: host.tagline }, answer: { account } },
  ...eventTypeExamples,
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
  ...bookingExamples,
  ...wayInExamples(account, signedIn),
  "GET /v1/unsubscribe/{token}": { answer: { to: "digest", active: true, title: "", upcoming: false } },
  "POST /v1/unsubscribe/{token}": { answer: { to: "digest", active: false, title: "", upcoming: false } },
  "GET /v1/feeds": { answer: listOf(feed) },
  "POST /v1/feeds": { body: { name: feed.name }, answer: feed },
  "POST /v1/feeds/{id}/rotation": { answer: { ...feed, rotatedAt: "2030-03-02T09:00:00Z" } },
  "GET /v1/api-keys": { answer: listOf(apiKey) },
  "POST /v1/api-keys": {
    body: { name: apiKey.name, scopes: apiKey.scopes, expiresInDays: 90 },
    answer: { ...apiKey, key: "dbk_3fQ9xZuT0c7kFh2mVbN8yLwPqRsAeDgJiKoXtUvWzYc" },
  },
  ...providerExamples(signedIn),
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
  ...auditExamples,
  "GET /healthz": { answer: { ok: true, database: "ok", version: "1" } },
};

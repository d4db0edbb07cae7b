import type { AllOperations } from "@daybook/contract/all-operations";
import { chatDeletes, chatReads, chatWrites } from "./chat-samples.ts";
import { day, key, unique } from "./daybook.ts";
import { factorDeletes, factorReads, factorWrites } from "./factor-samples.ts";
import { mailSamples } from "./mail-samples.ts";
import type { World } from "./operation-world.ts";
import { ownDataDeletes, ownDataReads, ownDataWrites } from "./own-data-samples.ts";
import { providerReads, providerSignUp, providerWrites } from "./provider-samples.ts";
import { sessionDeletes, sessionReads, sessionWrites, signOutSample } from "./session-samples.ts";
import { ownPasswordSample, wayInSamples } from "./ways-in-samples.ts";

/** A call that succeeds when its owner makes it. */
export interface Sample {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const range = () => `from=${day(1)}&to=${day(4)}&timezone=UTC`;
const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];
const schedule = {
  name: "Hours",
  timezone: "America/New_York",
  hours,
  overrides: [{ date: "2030-03-13", windows: [] }],
};
const version = { "if-match": '"1"' };

/** One of each operation; what changes something comes last, and what deletes at the very end. */
export const samples: Record<keyof AllOperations, (world: World) => Sample> = {
  "GET /healthz": () => ({ path: "/healthz" }),
  "GET /v1/openapi.json": () => ({ path: "/v1/openapi.json" }),
  "GET /v1/handles/{handle}": () => ({ path: "/v1/handles/somebody-new" }),
  "GET /v1/me": () => ({ path: "/v1/me" }),
  "GET /v1/me/live": () => ({ path: "/v1/me/live" }),
  "GET /v1/schedules": () => ({ path: "/v1/schedules" }),
  "GET /v1/schedules/{id}": ({ page }) => ({ path: `/v1/schedules/${page.scheduleId}` }),
  "GET /v1/schedules/{id}/bookings": ({ page }) => ({ path: `/v1/schedules/${page.scheduleId}/bookings?${range()}` }),
  "GET /v1/event-types": () => ({ path: "/v1/event-types" }),
  "GET /v1/event-types/{id}": ({ page }) => ({ path: `/v1/event-types/${page.id}` }),
  "POST /v1/event-types/{id}/preview": ({ page }) => ({
    path: `/v1/event-types/${page.id}/preview`,
    body: { from: day(1), to: day(4), timezone: "UTC", duration: 30, schedule },
  }),
  "POST /v1/event-types/message-previews": () => ({
    path: "/v1/event-types/message-previews",
    body: {
      kind: "moved",
      subject: "{event}, now {date}",
      text: "{first_name}, it was {previous_date}.",
      locale: "de-DE",
      eventType: { title: "Lesson", duration: 30, location: { kind: "custom", value: "" }, price: "" },
    },
  }),
  "GET /v1/event-type-order": () => ({ path: "/v1/event-type-order" }),
  "POST /v1/event-types/preview": ({ page }) => ({
    path: "/v1/event-types/preview",
    body: {
      from: day(1),
      to: day(4),
      timezone: "UTC",
      eventType: {
        scheduleId: page.scheduleId,
        durations: [30],
        slotInterval: 30,
        bufferBefore: 0,
        bufferAfter: 0,
        minimumNotice: 0,
        changeNotice: 0,
        bookingWindow: { days: 60 },
      },
    },
  }),
  "GET /v1/bookings": () => ({ path: "/v1/bookings?state=upcoming&q=vitee" }),
  "GET /v1/bookings/counts": () => ({ path: `/v1/bookings/counts?q=vitee&from=${day(0)}` }),
  "GET /v1/bookings.csv": () => ({ path: "/v1/bookings.csv?state=all&lang=de" }),
  "GET /v1/bookings/{id}": ({ bookingId }) => ({ path: `/v1/bookings/${bookingId}` }),
  "GET /v1/bookings/{id}/slots": ({ bookingId }) => ({ path: `/v1/bookings/${bookingId}/slots?${range()}` }),
  "GET /v1/event-types/{id}/slots": ({ page }) => ({
    path: `/v1/event-types/${page.id}/slots?${range()}&duration=30&outside=1`,
  }),
  "GET /v1/calendar-days": () => ({ path: `/v1/calendar-days?${range()}` }),
  "GET /v1/feeds": () => ({ path: "/v1/feeds" }),
  "GET /v1/webhooks": () => ({ path: "/v1/webhooks" }),
  "GET /v1/webhooks/{id}": ({ webhookId }) => ({ path: `/v1/webhooks/${webhookId}` }),
  "GET /v1/webhooks/{id}/deliveries": ({ webhookId }) => ({
    path: `/v1/webhooks/${webhookId}/deliveries?state=paused&type=booking.created`,
  }),
  "GET /v1/webhooks/{id}/deliveries/{deliveryId}": ({ webhookId, webhookDeliveryId }) => ({
    path: `/v1/webhooks/${webhookId}/deliveries/${webhookDeliveryId}`,
  }),
  "GET /v1/audit-log": () => ({ path: `/v1/audit-log?who=you&from=${day(-2)}` }),
  "GET /v1/audit-log.csv": () => ({ path: "/v1/audit-log.csv?group=event_types&q=lesson" }),
  "GET /v1/api-keys": () => ({ path: "/v1/api-keys" }),
  ...providerReads,
  "GET /v1/deliveries": () => ({ path: "/v1/deliveries?sink=mail&state=failed&since=2020-01-01T00:00:00Z" }),
  "GET /v1/deliveries/{id}": ({ deadLetterId }) => ({ path: `/v1/deliveries/${deadLetterId}` }),
  "GET /v1/pages/{handle}": ({ host }) => ({ path: `/v1/pages/${host.handle}` }),
  "GET /v1/picture.png": ({ host, page }) => ({ path: `/v1/picture.png?handle=${host.handle}&slug=${page.slug}` }),
  "GET /v1/pages/{handle}/{slug}": ({ page }) => ({ path: page.path }),
  "GET /v1/pages/{handle}/{slug}/slots": ({ page }) => ({ path: `${page.path}/slots?${range()}` }),
  "GET /v1/pages/{handle}/{slug}/live": ({ page }) => ({ path: `${page.path}/live?since=0&visitor=visitor-1` }),
  "GET /v1/manage/{token}": ({ manage }) => ({ path: `/v1/manage/${manage}` }),
  "GET /v1/manage/{token}/slots": ({ manage }) => ({ path: `/v1/manage/${manage}/slots?${range()}` }),
  "GET /v1/unsubscribe/{token}": ({ unsubscribe }) => ({ path: `/v1/unsubscribe/${unsubscribe}` }),
  "GET /v1/manage/{token}/calendar.ics": ({ manage }) => ({ path: `/v1/manage/${manage}/calendar.ics` }),
  "GET /calendar/{file}": ({ feedFile }) => ({ path: `/calendar/${feedFile}` }),

  ...providerSignUp,
  "POST /v1/accounts": () => {
    const handle = unique("s");
    const person = { email: `${handle}@example.com`, password: "correct horse battery", name: "Sample" };
    return { path: "/v1/accounts", body: { ...person, handle, timezone: "UTC" }, headers: key() };
  },
  "POST /v1/sessions": ({ host }) => ({ path: "/v1/sessions", body: { email: host.email, password: host.password } }),
  "PATCH /v1/me": () => ({ path: "/v1/me", body: { name: "New Name", tagline: "Lessons", timezone: "Europe/Lisbon" } }),
  "POST /v1/schedules": () => ({ path: "/v1/schedules", body: schedule, headers: key() }),
  "PUT /v1/schedules/{id}": ({ page }) => ({
    path: `/v1/schedules/${page.scheduleId}`,
    body: schedule,
    headers: version,
  }),
  "PUT /v1/event-type-order": ({ page, orderVersion }) => ({
    path: "/v1/event-type-order",
    body: { ungrouped: [], groups: [{ title: "Lessons", eventTypeIds: [page.id] }] },
    headers: { "if-match": `"${orderVersion}"` },
  }),
  "POST /v1/event-types": ({ page }) => ({
    path: "/v1/event-types",
    body: {
      title: "Sample",
      slug: unique("s"),
      description: "All of it",
      scheduleId: page.scheduleId,
      durations: [30, 60],
      slotInterval: 15,
      bookingWindow: { from: day(0), to: day(60) },
      location: { kind: "in_person", value: "Here" },
      questions: [{ id: "level", kind: "choice", label: "Level", options: ["New"], required: false, help: "Which?" }],
      price: "€45",
      maxGuests: 3,
      ink: "plum",
    },
    headers: key(),
  }),
  "PATCH /v1/event-types/{id}": ({ page }) => ({
    path: `/v1/event-types/${page.id}`,
    body: { title: "Renamed", scheduleId: page.scheduleId },
    headers: version,
  }),
  "POST /v1/event-types/{id}/copies": ({ page }) => ({ path: `/v1/event-types/${page.id}/copies`, headers: key() }),
  "POST /v1/event-types/{id}/test-mails": ({ page }) => ({
    path: `/v1/event-types/${page.id}/test-mails`,
    body: { kind: "confirmed", text: "See you on {date}." },
    headers: key(),
  }),
  "POST /v1/event-types/{id}/restoration": ({ deletedId }) => ({ path: `/v1/event-types/${deletedId}/restoration` }),
  "POST /v1/feeds": () => ({ path: "/v1/feeds", body: { name: "Laptop" }, headers: key() }),
  "POST /v1/webhooks": () => ({
    path: "/v1/webhooks",
    body: {
      url: "http://127.0.0.1:9/another",
      events: ["booking.cancelled", "booking.rescheduled"],
      description: "Our CRM",
      headers: { "X-Team": "crm" },
    },
    headers: key(),
  }),
  "PATCH /v1/webhooks/{id}": ({ webhookId }) => ({
    path: `/v1/webhooks/${webhookId}`,
    body: {
      url: "http://127.0.0.1:9/there",
      events: ["booking.created"],
      description: "Moved",
      headers: {},
      active: false,
    },
    headers: { "if-match": "*" },
  }),
  "POST /v1/webhooks/{id}/rotation": ({ webhookId }) => ({ path: `/v1/webhooks/${webhookId}/rotation` }),
  "POST /v1/webhooks/{id}/ping": ({ webhookId }) => ({ path: `/v1/webhooks/${webhookId}/ping` }),
  "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay": ({ webhookId, webhookDeliveryId }) => ({
    path: `/v1/webhooks/${webhookId}/deliveries/${webhookDeliveryId}/replay`,
  }),
  "POST /v1/webhooks/{id}/replays": ({ webhookId }) => ({ path: `/v1/webhooks/${webhookId}/replays` }),
  "POST /v1/api-keys": () => ({
    path: "/v1/api-keys",
    body: { name: "Spreadsheet", scopes: ["read", "book"], expiresInDays: 90 },
    headers: key(),
  }),
  "POST /v1/deliveries/{id}/dismissal": ({ deadLetterId }) => ({ path: `/v1/deliveries/${deadLetterId}/dismissal` }),
  "DELETE /v1/deliveries/{id}/dismissal": ({ deadLetterId }) => ({ path: `/v1/deliveries/${deadLetterId}/dismissal` }),
  "POST /v1/deliveries/{id}/replay": ({ deadLetterId }) => ({ path: `/v1/deliveries/${deadLetterId}/replay` }),
  "POST /v1/deliveries/replay": () => ({ path: "/v1/deliveries/replay", body: { sink: "mail", target: "invitee" } }),
  ...factorReads,
  ...factorWrites,
  ...providerWrites,
  ...sessionReads,
  ...sessionWrites,
  ...chatReads,
  ...ownDataReads,
  ...chatWrites,
  ...wayInSamples,
  ...ownDataWrites,
  "POST /v1/pages/{handle}/{slug}/holds": ({ page, free }) => ({
    path: `${page.path}/holds`,
    body: { start: free[0], duration: 30, visitor: "visitor-2" },
  }),
  "POST /v1/pages/{handle}/{slug}/bookings": ({ page, free }) => ({
    path: `${page.path}/bookings`,
    body: {
      start: free[2],
      duration: 30,
      timezone: "UTC",
      invitee: { name: "Sam", email: "sam@example.com" },
      answers: {},
      guests: [{ email: "guest@example.com", name: "Gu Est" }],
    },
    headers: key(),
  }),
  "POST /v1/bookings": ({ page, free }) => ({
    path: "/v1/bookings",
    body: {
      eventTypeId: page.id,
      start: free[8],
      duration: 30,
      timezone: "UTC",
      locale: "de",
      clock: "24",
      invitee: { name: "Sam", email: "sam@example.com" },
      answers: {},
      guests: [{ email: "guest@example.com", name: "Gu Est" }],
      notify: false,
    },
    headers: key(),
  }),
  "POST /v1/bookings/{id}/rescheduling": ({ bookingId, free }) => ({
    path: `/v1/bookings/${bookingId}/rescheduling`,
    body: { start: free[4], outsideOffer: true, notify: true },
    headers: key(),
  }),
  ...mailSamples,
  "PUT /v1/manage/{token}/reminders": ({ manage }) => ({ path: `/v1/manage/${manage}/reminders`, body: { on: false } }),
  "POST /v1/unsubscribe/{token}": ({ unsubscribe }) => ({ path: `/v1/unsubscribe/${unsubscribe}` }),
  "POST /v1/manage/{token}/rescheduling": ({ manage, free }) => ({
    path: `/v1/manage/${manage}/rescheduling`,
    body: { start: free[6], duration: 30 },
    headers: key(),
  }),
  "POST /v1/bookings/{id}/guests": ({ bookingId }) => ({
    path: `/v1/bookings/${bookingId}/guests`,
    body: { guests: [{ email: "more@example.com", name: "Mo Re" }] },
    headers: key(),
  }),
  "POST /v1/manage/{token}/guests": ({ manage }) => ({
    path: `/v1/manage/${manage}/guests`,
    body: { guests: [{ email: "more@example.com", name: "Mo Re" }] },
    headers: key(),
  }),
  "DELETE /v1/bookings/{id}/guests/{guestId}": ({ bookingId, guestId }) => ({
    path: `/v1/bookings/${bookingId}/guests/${guestId}`,
  }),
  "DELETE /v1/manage/{token}/guests/{guestId}": ({ manage, managedGuestId }) => ({
    path: `/v1/manage/${manage}/guests/${managedGuestId}`,
  }),
  "POST /v1/manage/{token}/cancellation": ({ manage }) => ({
    path: `/v1/manage/${manage}/cancellation`,
    body: { reason: "Rain" },
  }),
  "POST /v1/manage/{token}/erasure": ({ manage }) => ({ path: `/v1/manage/${manage}/erasure` }),
  "POST /v1/bookings/{id}/cancellation": ({ bookingId }) => ({
    path: `/v1/bookings/${bookingId}/cancellation`,
    body: { reason: "Rain", notify: true },
  }),
  "POST /v1/feeds/{id}/rotation": ({ feedId }) => ({ path: `/v1/feeds/${feedId}/rotation` }),
  "DELETE /v1/holds/{id}": ({ hold }) => ({ path: `/v1/holds/${hold}` }),
  "DELETE /v1/api-keys/{id}": ({ apiKeyId }) => ({ path: `/v1/api-keys/${apiKeyId}` }),
  ...chatDeletes,
  ...ownDataDeletes,
  "DELETE /v1/webhooks/{id}": ({ webhookId }) => ({ path: `/v1/webhooks/${webhookId}` }),
  "DELETE /v1/feeds/{id}": ({ feedId }) => ({ path: `/v1/feeds/${feedId}` }),
  "DELETE /v1/event-types/{id}": ({ page }) => ({ path: `/v1/event-types/${page.id}` }),
  "DELETE /v1/schedules/{id}": ({ spareScheduleId }) => ({ path: `/v1/schedules/${spareScheduleId}` }),
  ...factorDeletes,
  ...sessionDeletes,
  ...ownPasswordSample,
  ...signOutSample,
};

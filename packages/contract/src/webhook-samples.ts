import type { WebhookMessage, WebhookPing } from "./webhook-payload.ts";

export const sampleTypes = [
  "booking.created",
  "booking.rescheduled",
  "booking.cancelled",
  "booking.guests_changed",
  "webhook.ping",
] as const;
export type SampleType = (typeof sampleTypes)[number];

const booked = { state: "confirmed", start: "2030-03-13T10:00:00Z", end: "2030-03-13T11:00:00Z" } as const;
const moved = { ...booked, start: "2030-03-14T10:00:00Z", end: "2030-03-14T11:00:00Z" };
const booking = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a04",
  ...booked,
  eventType: { id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a02", slug: "lesson", title: "Lesson" },
  location: { kind: "in_person", value: "Largo Studios, Lisbon" },
  price: "€45",
  invitee: { name: "Jo Silva", email: "jo@example.com", timezone: "Europe/Paris", locale: "fr" },
  hosts: [{ id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a01", name: "Ines Duarte" }],
  guests: [] as { email: string; name: string }[],
  answers: [{ label: "Level", value: "New" }],
  cancellation: null,
  calendarUid: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a04@book.example",
  createdAt: "2030-03-10T16:20:00Z",
};
const message = (id: string, rest: Omit<WebhookMessage, "id" | "version">): WebhookMessage => ({
  id: `01978f2e-6c00-7c3a-9d0a-3f1f5b6f0b0${id}`,
  version: 1,
  ...rest,
});

/** One message of each kind, as it is sent. */
export const samples: Record<SampleType, WebhookMessage | WebhookPing> = {
  "booking.created": message("1", {
    type: "booking.created",
    createdAt: "2030-03-10T16:20:00Z",
    sequence: 0,
    data: { booking, previous: null },
  }),
  "booking.rescheduled": message("2", {
    type: "booking.rescheduled",
    createdAt: "2030-03-11T08:05:00Z",
    sequence: 1,
    data: { booking: { ...booking, ...moved }, previous: booked },
  }),
  "booking.cancelled": message("3", {
    type: "booking.cancelled",
    createdAt: "2030-03-12T19:40:00Z",
    sequence: 2,
    data: {
      booking: {
        ...booking,
        ...moved,
        state: "cancelled",
        cancellation: { by: "invitee", reason: "Down with a cold." },
      },
      previous: moved,
    },
  }),
  "booking.guests_changed": message("5", {
    type: "booking.guests_changed",
    createdAt: "2030-03-11T09:15:00Z",
    sequence: 2,
    data: {
      booking: { ...booking, ...moved, guests: [{ email: "lea@example.com", name: "Lea Silva" }] },
      previous: moved,
    },
  }),
  "webhook.ping": {
    id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0b04",
    version: 1,
    type: "webhook.ping",
    createdAt: "2030-03-10T16:00:00Z",
    sequence: 0,
    data: { webhook: { id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07", description: "Our CRM" } },
  },
};

/* A webhook of the examples, and what was sent because of its booking. */

export const webhook = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07",
  url: "https://crm.example/daybook",
  events: ["booking.created" as const, "booking.rescheduled" as const, "booking.cancelled" as const],
  description: "Our CRM",
  headerNames: ["Authorization"],
  active: true,
  pausedBy: null,
  pausedAt: null,
  waiting: 0,
  failed: 0,
  lastDelivery: { at: "2030-03-02T09:00:01Z", status: 204, ok: true },
  createdAt: "2030-03-01T08:10:00Z",
  previousSecretUntil: null,
  version: 1,
};

export const secret = "whsec_bGV0IG5vYm9keSBlbHNlIHNlZSB0aGlzIHNlY3JldCE=";

export const delivery = {
  id: "01978f2e-6c00-7c3a-8d0a-3f1f5b6f0a08",
  eventId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a09",
  type: "booking.created",
  state: "done" as const,
  attempts: 1,
  createdAt: "2030-03-02T09:00:00Z",
  doneAt: "2030-03-02T09:00:01Z",
  nextAttemptAt: null,
  lastStatus: 204,
  lastError: null,
  bookingId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a05",
  booking: { title: "Intro call", inviteeName: "Jo Silva" },
  waitsFor: null,
};

export const letter = {
  ...delivery,
  sink: "mail",
  target: "invitee",
  recipient: { as: "invitee", name: "Jo Silva", address: "jo@example.com" },
  about: "",
  state: "failed" as const,
  attempts: 8,
  lastStatus: null,
  lastError: "422 validation_error: Invalid `to` field.",
  cause: "address_refused" as const,
  dismissedAt: null,
  replayedAt: null,
  newKeySince: null,
  booking: { ...delivery.booking, start: "2030-03-13T09:30:00Z" },
};

export const oneTry = {
  number: 1,
  at: "2030-03-02T09:00:00Z",
  endedAt: "2030-03-02T09:00:01Z",
  outcome: "done" as const,
  error: null,
  status: 204,
  headers: { server: "crm" },
  body: "",
  took: 184,
};

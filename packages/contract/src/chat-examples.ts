const events = ["booking.created" as const, "booking.rescheduled" as const, "booking.cancelled" as const];
const channel = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a0b",
  kind: "slack" as const,
  name: "Studio, #bookings",
  address: "hooks.slack.com/…x1Yz",
  roomId: null,
  events,
  eventTypeIds: [],
  active: true,
  pausedBy: null,
  pausedAt: null,
  waiting: 0,
  failed: 0,
  lastDelivery: { at: "2030-03-02T09:00:01Z", status: 200, ok: true },
  createdAt: "2030-03-01T08:10:00Z",
  version: 1,
};
const delivery = {
  id: "01978f2e-6c00-7c3a-8d0a-3f1f5b6f0a0c",
  eventId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a09",
  type: "booking.created",
  state: "done" as const,
  attempts: 1,
  createdAt: "2030-03-02T09:00:00Z",
  doneAt: "2030-03-02T09:00:01Z",
  nextAttemptAt: null,
  lastStatus: 200,
  lastError: null,
  bookingId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a05",
  booking: { title: "Private lesson", inviteeName: "Jo Silva" },
  waitsFor: null,
};
const oneTry = {
  number: 1,
  at: "2030-03-02T09:00:00Z",
  endedAt: "2030-03-02T09:00:01Z",
  outcome: "done" as const,
  error: null,
  status: 200,
  headers: {},
  body: "ok",
  took: 184,
};
const message = {
  tone: "created" as const,
  heading: "Jo Silva has booked Private lesson.",
  lines: [{ label: "When", text: "Monday 4 March, 10:00–11:00, Lisbon time (GMT)", struck: false, href: null }],
  link: { label: "Open it in Daybook", url: "https://book.example/ines" },
};
const listOf = <T>(item: T) => ({ items: [item], nextCursor: null });
const changed = { ...channel, version: 2 };

/** A good body and its answer, of each operation on chat channels. */
export const chatExamples = {
  "GET /v1/chat-channels": { answer: listOf(channel) },
  "POST /v1/chat-channels": {
    body: {
      kind: channel.kind,
      name: channel.name,
      url: "https://hooks.slack.com/services/T00000000/B00000000/wNq2x1Yz",
      events,
    },
    answer: channel,
  },
  "GET /v1/chat-channels/{id}": { answer: channel },
  "PATCH /v1/chat-channels/{id}": { body: { active: true }, answer: changed },
  "POST /v1/chat-channels/{id}/restoration": { answer: changed },
  "POST /v1/chat-channels/{id}/test": { answer: { id: delivery.id } },
  "GET /v1/chat-channels/{id}/deliveries": { answer: listOf(delivery) },
  "GET /v1/chat-channels/{id}/deliveries/{deliveryId}": { answer: { ...delivery, tries: [oneTry] } },
  "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay": { answer: { id: delivery.id } },
  "POST /v1/chat-channels/{id}/replays": { answer: { count: 3 } },
  "GET /v1/chat-messages": { answer: { items: [message] } },
};

import type { Examples } from "./example-shape.ts";

const written = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a41",
  state: "ready" as const,
  progress: null,
  size: 48_213,
  createdAt: "2030-03-10T16:20:00Z",
  endedAt: "2030-03-10T16:20:04Z",
  keptUntil: "2030-03-17T16:20:04Z",
  fetchedAt: null,
};
const deletion = {
  closedAt: null,
  erasedAt: "2030-03-17T16:20:00Z",
  comingBookings: 11,
  bookings: 312,
  keys: 2,
  feeds: 1,
};

/** Good bodies and answers of what is about people's own data. */
export const ownDataExamples = {
  "GET /v1/me/exports": { answer: { items: [written] } },
  "POST /v1/me/exports": {
    answer: { ...written, state: "waiting", size: null, endedAt: null, keptUntil: null },
  },
  "POST /v1/me/exports/{id}/fetches": { answer: { ...written, fetchedAt: "2030-03-11T08:00:00Z" } },
  "GET /v1/me/deletion": { answer: deletion },
  "POST /v1/me/deletion": { body: { handle: "ines" }, answer: { ...deletion, closedAt: "2030-03-10T16:20:00Z" } },
  "GET /v1/manage/{token}/data": {
    answer: { id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a21", inviteeName: "Jo Silva", inviteeEmail: "jo@example.com" },
  },
} satisfies Examples;

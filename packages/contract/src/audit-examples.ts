import type { AuditEntry } from "./audit-log.ts";

const entry: AuditEntry = {
  id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a41",
  at: "2030-03-02T09:00:00Z",
  act: "event_type.changed",
  group: "event_types",
  who: {
    as: "account",
    id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a01",
    name: "Ines Duarte",
    via: "key",
    viaId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a42",
    key: "Front desk tablet",
  },
  subject: { kind: "event_type", id: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a03", name: "Intro call", booking: null },
  from: { network: "192.0.2.7", agent: "Daybook-Desk/2.1", place: "Lisbon" },
  before: { price: "€45" },
  after: { price: "€48" },
};

export const auditExamples = {
  "GET /v1/audit-log": { answer: { items: [entry], nextCursor: null, count: 1 } },
};

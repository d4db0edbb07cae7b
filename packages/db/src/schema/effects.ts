import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    scope: text().notNull(),
    key: text().notNull(),
    bodyHash: text("body_hash").notNull(),
    answer: jsonb(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
);

export const events = pgTable("events", {
  id: uuid().primaryKey(),
  kind: text().notNull(),
  subjectKind: text("subject_kind").notNull(),
  subjectId: uuid("subject_id").notNull(),
  sequence: integer().notNull(),
  before: jsonb(),
  after: jsonb(),
  actor: text().notNull(),
  origin: text(),
  accountId: uuid("account_id"),
  at: instant("at").notNull(),
});

export type DeliveryState = "waiting" | "done" | "failed" | "paused" | "skipped";

export const deliveries = pgTable("deliveries", {
  id: uuid().primaryKey(),
  eventId: uuid("event_id").notNull(),
  sink: text().notNull(),
  target: text().notNull(),
  orderKey: text("order_key").notNull(),
  orderNumber: integer("order_number").notNull(),
  dedupeKey: text("dedupe_key").notNull(),
  accountId: uuid("account_id"),
  state: text().$type<DeliveryState>().notNull().default("waiting"),
  dueAt: instant("due_at").notNull(),
  leasedUntil: instant("leased_until"),
  attempts: integer().notNull().default(0),
  lastError: text("last_error"),
  createdAt: instant("created_at").notNull(),
  doneAt: instant("done_at"),
});

export const deliveryAttempts = pgTable(
  "delivery_attempts",
  {
    deliveryId: uuid("delivery_id").notNull(),
    number: integer().notNull(),
    at: instant("at").notNull(),
    endedAt: instant("ended_at"),
    outcome: text().$type<"done" | "again" | "failed" | "skipped">(),
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.number] })],
);

import type { Message } from "@daybook/core/bookings/messages";
import { integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
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
  about: text().notNull().default(""),
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
  replayedAt: instant("replayed_at"),
  attemptsBefore: integer("attempts_before").notNull().default(0),
  dismissedAt: instant("dismissed_at"),
  keySince: integer("key_since"),
  message: jsonb().$type<Message>(),
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
    answer: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.number] })],
);

export const circuits = pgTable("circuits", {
  name: text().primaryKey(),
  failures: integer().notNull(),
  openUntil: instant("open_until"),
  changedAt: instant("changed_at").notNull(),
});

export const webhooks = pgTable("webhooks", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  url: text().notNull(),
  events: text().array().notNull(),
  description: text().notNull().default(""),
  /** Of the version before; what counts where it isn't empty. */
  headers: jsonb().$type<Record<string, string>>().notNull(),
  sealedHeaders: text("sealed_headers"),
  headerNames: text("header_names").array().notNull().default([]),
  secretKey: smallint("secret_key").notNull(),
  secretEpoch: integer("secret_epoch").notNull().default(1),
  previousKey: smallint("previous_key"),
  previousUntil: instant("previous_until"),
  pausedAt: instant("paused_at"),
  pausedBy: text("paused_by").$type<"owner" | "failing" | "gone">(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

export const chatChannels = pgTable("chat_channels", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  kind: text().$type<"discord" | "slack" | "teams" | "matrix">().notNull(),
  name: text().notNull(),
  sealed: text().notNull(),
  sealedBy: smallint("sealed_by"),
  hint: text().notNull(),
  roomId: text("room_id"),
  events: text().array().notNull(),
  eventTypeIds: uuid("event_type_ids").array().notNull(),
  pausedAt: instant("paused_at"),
  pausedBy: text("paused_by").$type<"owner" | "failing" | "gone" | "refused">(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

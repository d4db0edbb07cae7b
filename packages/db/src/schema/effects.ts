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

export const outbox = pgTable("outbox", {
  id: uuid().primaryKey(),
  kind: text().notNull(),
  dedupeKey: text("dedupe_key").notNull(),
  accountId: uuid("account_id"),
  bookingId: uuid("booking_id"),
  payload: jsonb().$type<Record<string, unknown>>().notNull(),
  state: text().$type<"waiting" | "done" | "failed">().notNull().default("waiting"),
  dueAt: instant("due_at").notNull(),
  attempts: integer().notNull().default(0),
  lastError: text("last_error"),
  createdAt: instant("created_at").notNull(),
  doneAt: instant("done_at"),
});

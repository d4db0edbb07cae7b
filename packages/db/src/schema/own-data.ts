import { bigint, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export type ExportState = "waiting" | "writing" | "ready" | "stopped" | "failed" | "gone";

export const exports = pgTable("exports", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  state: text().$type<ExportState>().notNull().default("waiting"),
  /** What is being written, and how far it is. */
  kind: text().notNull().default(""),
  done: integer().notNull().default(0),
  total: integer().notNull().default(0),
  attempts: integer().notNull().default(0),
  leasedUntil: instant("leased_until"),
  /** Bytes. */
  size: bigint({ mode: "number" }),
  origin: text().notNull(),
  createdAt: instant("created_at").notNull(),
  endedAt: instant("ended_at"),
  keptUntil: instant("kept_until"),
  fetchedAt: instant("fetched_at"),
  fetches: integer().notNull().default(0),
});

/** Handles of accounts that are erased, as hashes. */
export const retiredHandles = pgTable("retired_handles", {
  hash: bytes().primaryKey(),
  at: instant().notNull(),
});

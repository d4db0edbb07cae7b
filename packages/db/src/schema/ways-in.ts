import { integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const mailedLinks = pgTable("mailed_links", {
  id: uuid().primaryKey(),
  purpose: text().notNull(),
  /** Null: it leads nowhere. */
  accountId: uuid("account_id"),
  email: text().notNull(),
  locale: text(),
  asked: jsonb(),
  tries: smallint().notNull().default(0),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  endedAt: instant("ended_at"),
});

export const signInWaits = pgTable("sign_in_waits", {
  key: text().primaryKey(),
  wrong: integer().notNull(),
  waitsUntil: instant("waits_until").notNull(),
  lastAt: instant("last_at").notNull(),
});

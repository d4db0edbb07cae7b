import type { Hours } from "@daybook/core/availability/hours";
import type { OfferRules } from "@daybook/core/availability/offer";
import type { Location, Question } from "@daybook/core/bookings/settings";
import { boolean, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, zoneName } from "./columns.ts";

export const schedules = pgTable("schedules", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  name: text().notNull(),
  timezone: zoneName().notNull(),
  weekly: jsonb().$type<Hours["weekly"]>().notNull(),
  overrides: jsonb().$type<Hours["overrides"]>().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

export const eventTypes = pgTable("event_types", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  hostId: uuid("host_id").notNull(),
  scheduleId: uuid("schedule_id").notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  durations: integer().array().notNull(),
  slotInterval: integer("slot_interval").notNull(),
  bufferBefore: integer("buffer_before").notNull(),
  bufferAfter: integer("buffer_after").notNull(),
  minimumNotice: integer("minimum_notice").notNull(),
  bookingWindow: jsonb("booking_window").$type<OfferRules["bookingWindow"]>(),
  location: jsonb().$type<Location>().notNull(),
  questions: jsonb().$type<Question[]>().notNull(),
  price: text().notNull().default(""),
  changeNotice: integer("change_notice").notNull().default(0),
  ink: text().notNull(),
  paused: boolean().notNull().default(false),
  hidden: boolean().notNull().default(false),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

export const pages = pgTable("pages", {
  id: uuid().primaryKey(),
  handle: text().notNull(),
  slug: text().notNull(),
  kind: text().$type<"event_type" | "sign_up_event">().notNull(),
  targetId: uuid("target_id").notNull(),
});

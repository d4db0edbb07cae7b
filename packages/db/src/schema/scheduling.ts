import type { HostRole } from "@daybook/core/availability/host-roles";
import type { Hours } from "@daybook/core/availability/hours";
import type { OverrideDate } from "@daybook/core/availability/override-ranges";
import type { Messages } from "@daybook/core/bookings/messages";
import type { ReminderRule } from "@daybook/core/bookings/reminders";
import type { EventTypeRules, Location, Question } from "@daybook/core/bookings/settings";
import { boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, zoneName } from "./columns.ts";

export const schedules = pgTable("schedules", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  name: text().notNull(),
  timezone: zoneName().notNull(),
  weekly: jsonb().$type<Hours["weekly"]>().notNull(),
  overrides: jsonb().$type<OverrideDate[]>().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

/** Owned by an account or by a team. */
export const eventTypes = pgTable("event_types", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id"),
  teamId: uuid("team_id"),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  durations: integer().array().notNull(),
  rules: jsonb().$type<EventTypeRules>().notNull(),
  location: jsonb().$type<Location>().notNull(),
  questions: jsonb().$type<Question[]>().notNull(),
  /** What is sent by itself before and after an appointment. */
  reminders: jsonb().$type<ReminderRule[]>().notNull().default([]),
  price: text().notNull().default(""),
  /** How many guests an invitee may bring along. */
  maxGuests: smallint("max_guests").notNull().default(10),
  ink: text().notNull(),
  /** The host's own words for mails to invitees; null: Daybook's. */
  messages: jsonb().$type<Messages>(),
  paused: boolean().notNull().default(false),
  hidden: boolean().notNull().default(false),
  /** Nobody but its owner has seen it: it has no page yet. Paused, too. */
  draft: boolean().notNull().default(false),
  groupId: uuid("group_id"),
  /** Within its group; those without one come after, in the order they were made. */
  position: integer(),
  version: integer().notNull().default(1),
  createdAt: instant("created_at").notNull(),
  deletedAt: instant("deleted_at"),
});

/** A heading on a profile, and its place among the headings. */
export const eventTypeGroups = pgTable("event_type_groups", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  title: text().notNull(),
  position: integer().notNull(),
});

/** Who is booked with an event type, by which of their hours, and how. */
export const eventTypeHosts = pgTable(
  "event_type_hosts",
  {
    eventTypeId: uuid("event_type_id").notNull(),
    hostId: uuid("host_id").notNull(),
    scheduleId: uuid("schedule_id").notNull(),
    role: text().$type<HostRole>().notNull().default("fixed"),
    weight: integer().notNull().default(1),
    priority: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.eventTypeId, table.hostId] })],
);

export const pages = pgTable("pages", {
  id: uuid().primaryKey(),
  handle: text().notNull(),
  slug: text().notNull(),
  kind: text().$type<"event_type" | "sign_up_event">().notNull(),
  targetId: uuid("target_id").notNull(),
});

import type { Actor, AppointmentState, BookingState, HistoryKind } from "@daybook/core/bookings/change";
import type { HistoryTold, ReplyAnswer } from "@daybook/core/bookings/reply";
import type { AppointmentSettings } from "@daybook/core/bookings/settings";
import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, range, zoneName } from "./columns.ts";

export const appointments = pgTable("appointments", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id"),
  teamId: uuid("team_id"),
  eventTypeId: uuid("event_type_id").notNull(),
  startsAt: instant("starts_at").notNull(),
  endsAt: instant("ends_at").notNull(),
  calendarUid: text("calendar_uid").notNull(),
  sequence: integer().notNull().default(0),
  capacity: integer().notNull().default(1),
  state: text().$type<AppointmentState>().notNull(),
  settings: jsonb().$type<AppointmentSettings>().notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** `during` is a half-open tstzrange: read and written by SQL text alone. */
export const appointmentHosts = pgTable(
  "appointment_hosts",
  {
    appointmentId: uuid("appointment_id").notNull(),
    hostId: uuid("host_id").notNull(),
    during: range().notNull(),
    bufferBefore: integer("buffer_before").notNull(),
    bufferAfter: integer("buffer_after").notNull(),
    occupying: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.appointmentId, table.hostId] })],
);

export const bookings = pgTable("bookings", {
  id: uuid().primaryKey(),
  appointmentId: uuid("appointment_id").notNull(),
  inviteeName: text("invitee_name").notNull(),
  inviteeEmail: text("invitee_email").notNull(),
  inviteeTimezone: zoneName("invitee_timezone").notNull(),
  /** BCP 47: what the invitee read when they booked, and reads in mails. */
  inviteeLocale: text("invitee_locale").notNull().default("en"),
  inviteeHour12: boolean("invitee_hour12").notNull().default(false),
  answers: jsonb().$type<{ label: string; value: string }[]>().notNull(),
  state: text().$type<BookingState>().notNull(),
  /** The same in its holder's calendar wherever the booking moves (RFC 5545 3.8.4.7). */
  calendarUid: text("calendar_uid").notNull(),
  sequence: integer("calendar_sequence").notNull().default(0),
  holdId: text("hold_id"),
  tokenEpoch: integer("token_epoch").notNull().default(0),
  createdAt: instant("created_at").notNull(),
  cancelledAt: instant("cancelled_at"),
  cancelledBy: text("cancelled_by").$type<Actor>(),
  cancelReason: text("cancel_reason"),
  /** When it forgot whom it was with. */
  erasedAt: instant("erased_at"),
});

/** Whom an invitee brings along; one who was taken off stays for their last mail. */
export const bookingGuests = pgTable("booking_guests", {
  id: uuid().primaryKey(),
  bookingId: uuid("booking_id").notNull(),
  email: text().notNull(),
  name: text().notNull().default(""),
  addedAt: instant("added_at").notNull(),
  removedAt: instant("removed_at"),
});

export const bookingHistory = pgTable("booking_history", {
  id: uuid().primaryKey(),
  bookingId: uuid("booking_id").notNull(),
  at: instant().notNull(),
  kind: text().$type<HistoryKind>().notNull(),
  actor: text().$type<Actor>().notNull(),
  /** The account that did it, where one did. */
  actorId: uuid("actor_id"),
  fromStart: instant("from_start"),
  fromEnd: instant("from_end"),
  toStart: instant("to_start"),
  toEnd: instant("to_end"),
  reason: text(),
  /** Whether the invitee got a mail of it, and whether a host overruled what is offered. */
  tellsInvitee: boolean("tells_invitee").notNull().default(true),
  outsideOffer: boolean("outside_offer").notNull().default(false),
  /** Who answered and what, or the address that was corrected. */
  told: jsonb().$type<HistoryTold>(),
  /** Which guests were added, and which were taken off, by id. */
  guests: jsonb().$type<{ added: string[]; removed: string[] }>(),
});

/** Bookings whose invitees want no reminders. */
export const reminderOptOuts = pgTable("reminder_opt_outs", {
  bookingId: uuid("booking_id").primaryKey(),
  at: instant().notNull(),
});

/** What a calendar answered to an invitation: of each who was invited the last. `address` is a hash. */
export const bookingReplies = pgTable(
  "booking_replies",
  {
    bookingId: uuid("booking_id").notNull(),
    address: text().notNull(),
    name: text().notNull(),
    answer: text().$type<ReplyAnswer>().notNull(),
    comment: text().notNull().default(""),
    /** The SEQUENCE that it answers, and its own DTSTAMP. */
    sequence: integer().notNull(),
    stamp: instant().notNull(),
    at: instant().notNull(),
    keptAt: instant("kept_at"),
  },
  (table) => [primaryKey({ columns: [table.bookingId, table.address] })],
);

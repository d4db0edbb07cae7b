import { bigint, boolean, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, zoneName } from "./columns.ts";

export const accounts = pgTable("accounts", {
  id: uuid().primaryKey(),
  email: text().notNull(),
  /** Null: it comes in by other ways alone. */
  passwordHash: text("password_hash"),
  passwordChangedAt: instant("password_changed_at"),
  emailVerifiedAt: instant("email_verified_at"),
  name: text().notNull(),
  tagline: text().notNull().default(""),
  timezone: zoneName().notNull(),
  /** BCP 47: the language and region that the account's owner reads; null until they have said. */
  locale: text(),
  hour12: boolean(),
  /** At which hour in `timezone` tomorrow's bookings are told by mail, and when that is next; null: not at all. */
  digestHour: smallint("digest_hour"),
  digestAt: instant("digest_at"),
  digestOrigin: text("digest_origin"),
  /** E.164: where they are sent text messages. */
  phone: text(),
  /** Since when it takes no bookings, and when it is erased. */
  closedAt: instant("closed_at"),
  eraseAt: instant("erase_at"),
  /** When all of it was erased but what others, and its log, still name. */
  erasedAt: instant("erased_at"),
  /** Bookings forget whom they were with so many months after they were; null: never. */
  forgetMonths: smallint("forget_months"),
  eventTypeOrderVersion: integer("event_type_order_version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
});

export const teams = pgTable("teams", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  createdAt: instant("created_at").notNull(),
});

export const handles = pgTable("handles", {
  handle: text().primaryKey(),
  kind: text().$type<"account" | "team">().notNull(),
  ownerId: uuid("owner_id").notNull(),
  redirectTo: text("redirect_to"),
  createdAt: instant("created_at").notNull(),
});

export const hosts = pgTable("hosts", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  version: bigint({ mode: "number" }).notNull().default(0),
});

export const sessions = pgTable("sessions", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  tokenHash: bytes("token_hash").notNull(),
  formerHash: bytes("former_hash"),
  /** How it was begun: `SessionMethod`. */
  method: text().notNull().default("password"),
  /** When it last proved who it is; null: when it began. */
  provedAt: instant("proved_at"),
  lastUsedAt: instant("last_used_at"),
  userAgent: text("user_agent").notNull().default(""),
  network: text().notNull().default(""),
  /** Where it was begun, as the platform guessed; the country's two letters (ISO 3166-1). */
  city: text().notNull().default(""),
  country: text().notNull().default(""),
  /** A program's: of what its refresh tokens have in common. */
  familyHash: bytes("family_hash"),
  renewedAt: instant("renewed_at"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  /** Set where it was ended for a reason that its account should read; `expiresAt` is no later then. */
  endedAt: instant("ended_at"),
  endedWhy: text("ended_why").$type<"token_reused">(),
});

export const feeds = pgTable("feeds", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  name: text().notNull(),
  epoch: integer().notNull().default(0),
  createdAt: instant("created_at").notNull(),
  rotatedAt: instant("rotated_at"),
  deletedAt: instant("deleted_at"),
});

export const apiKeys = pgTable("api_keys", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  name: text().notNull(),
  prefix: text().notNull(),
  hash: bytes().notNull(),
  scopes: text().array().notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
  lastUsedAt: instant("last_used_at"),
  revokedAt: instant("revoked_at"),
});

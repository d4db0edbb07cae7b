import type { MailState, SuppressionReason } from "@daybook/core/mail/mail-state";
import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const mailOutcomes = pgTable(
  "mail_outcomes",
  {
    deliveryId: uuid("delivery_id").notNull(),
    serviceId: text("service_id").notNull(),
    /** A hash. */
    address: text().notNull(),
    state: text().$type<MailState>().notNull(),
    /** It came back for good. */
    lasting: boolean().notNull().default(false),
    words: text().notNull().default(""),
    sentAt: instant("sent_at").notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.serviceId] })],
);

export const mailEvents = pgTable("mail_events", {
  id: text().primaryKey(),
  at: instant().notNull(),
});

export const mailSuppressions = pgTable("mail_suppressions", {
  /** A hash. */
  address: text().primaryKey(),
  why: text().$type<SuppressionReason>().notNull(),
  words: text().notNull().default(""),
  active: boolean().notNull().default(true),
  since: instant().notNull(),
  liftedAt: instant("lifted_at"),
  liftedBy: text("lifted_by").$type<"host" | "invitee">(),
});

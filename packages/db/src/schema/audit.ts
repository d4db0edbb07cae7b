import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const auditLog = pgTable("audit_log", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  at: instant("at").notNull(),
  actor: text().$type<"account" | "invitee" | "operator" | "daybook" | "nobody">().notNull(),
  actorId: uuid("actor_id"),
  via: text().$type<"session" | "token" | "key" | "link" | "mail" | "system" | "none">().notNull(),
  viaId: uuid("via_id"),
  act: text().notNull(),
  subjectKind: text("subject_kind").notNull(),
  subjectId: text("subject_id"),
  subjectName: text("subject_name").notNull().default(""),
  network: text().notNull().default(""),
  agent: text().notNull().default(""),
  place: text().notNull().default(""),
  before: jsonb().$type<Record<string, unknown>>(),
  after: jsonb().$type<Record<string, unknown>>(),
  erasedAt: instant("erased_at"),
});

export const failedSignIns = pgTable(
  "failed_sign_ins",
  {
    accountId: uuid("account_id").notNull(),
    hour: instant("hour").notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.hour] })],
);

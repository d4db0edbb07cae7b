import { integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const dataKeys = pgTable(
  "data_keys",
  {
    accountId: uuid("account_id").notNull(),
    number: integer().notNull(),
    wrapped: text().notNull(),
    /** The id of the deployment's key. */
    wrappedBy: smallint("wrapped_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.number] })],
);

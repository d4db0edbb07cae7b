import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const identities = pgTable("identities", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  provider: text().notNull(),
  issuer: text().notNull(),
  subject: text().notNull(),
  label: text().notNull(),
  createdAt: instant("created_at").notNull(),
  lastUsedAt: instant("last_used_at"),
});

/** Who somebody is to another service, as it says. */
export interface ProvedIdentity {
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the service has seen to it that the address is theirs. */
  emailVerified: boolean;
  name: string | null;
  username: string | null;
}

export const providerFlows = pgTable("provider_flows", {
  tokenHash: bytes("token_hash").primaryKey(),
  provider: text().notNull(),
  purpose: text().$type<"sign_in" | "link">().notNull(),
  accountId: uuid("account_id"),
  returnedAt: instant("returned_at"),
  identity: jsonb().$type<ProvedIdentity>(),
  expiresAt: instant("expires_at").notNull(),
});

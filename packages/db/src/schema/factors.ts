import { bigint, boolean, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const passkeys = pgTable("passkeys", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  credentialId: bytes("credential_id").notNull(),
  publicKey: bytes("public_key").notNull(),
  counter: bigint({ mode: "number" }).notNull(),
  transports: text().array().notNull(),
  /** Whether it may be on several devices, and whether it is. */
  syncs: boolean().notNull(),
  synced: boolean().notNull(),
  name: text().notNull(),
  createdAt: instant("created_at").notNull(),
  lastUsedAt: instant("last_used_at"),
});

export const usedChallenges = pgTable("used_challenges", {
  hash: bytes().primaryKey(),
  expiresAt: instant("expires_at").notNull(),
});

export const totpSecrets = pgTable("totp_secrets", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  sealed: text().notNull(),
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: instant("created_at").notNull(),
  confirmedAt: instant("confirmed_at"),
});

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    accountId: uuid("account_id").notNull(),
    hash: bytes().notNull(),
    salt: bytes().notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.hash] })],
);

export const pendingSignIns = pgTable("pending_sign_ins", {
  id: uuid().primaryKey(),
  accountId: uuid("account_id").notNull(),
  tokenHash: bytes("token_hash").notNull(),
  /** What was shown first: `SessionMethod`. */
  method: text().notNull(),
  failed: smallint().notNull().default(0),
  expiresAt: instant("expires_at").notNull(),
});

export const failedProofs = pgTable(
  "failed_proofs",
  {
    accountId: uuid("account_id").notNull(),
    kind: text().notNull(),
    failed: integer().notNull().default(0),
    triedAt: instant("tried_at").notNull(),
    blockedUntil: instant("blocked_until"),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind] })],
);

import { DurableObject } from "cloudflare:workers";
import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import type { StoredSms } from "@daybook/integrations/sms/mailbox-sms";
import type { MailboxRpc } from "../effects/mailers.ts";
import type { Env } from "../runtime/env.ts";

const MOST = 500;

/** Mails and text messages that would have gone out, to be read at /dev/mail. */
export class LocalMailbox extends DurableObject<Env> implements MailboxRpc {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS mails (id TEXT PRIMARY KEY, dedupe_key TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    );
    state.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, dedupe_key TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    );
  }

  async put(mail: StoredMail): Promise<"stored" | "duplicate"> {
    return this.#keep("mails", mail);
  }

  async putSms(sms: StoredSms): Promise<"stored" | "duplicate"> {
    return this.#keep("texts", sms);
  }

  async listSms(): Promise<StoredSms[]> {
    return this.ctx.storage.sql
      .exec<{ body: string }>("SELECT body FROM texts ORDER BY id DESC")
      .toArray()
      .map((row) => JSON.parse(row.body) as StoredSms);
  }

  #keep(table: "mails" | "texts", one: { id: string; dedupeKey: string }): "stored" | "duplicate" {
    const { sql } = this.ctx.storage;
    const body = JSON.stringify(one);
    const { rowsWritten } = sql.exec(`INSERT OR IGNORE INTO ${table} VALUES (?, ?, ?)`, one.id, one.dedupeKey, body);
    sql.exec(`DELETE FROM ${table} WHERE id NOT IN (SELECT id FROM ${table} ORDER BY id DESC LIMIT ?)`, MOST);
    return rowsWritten > 0 ? "stored" : "duplicate";
  }

  async list(): Promise<StoredMail[]> {
    return this.ctx.storage.sql
      .exec<{ body: string }>("SELECT body FROM mails ORDER BY id DESC")
      .toArray()
      .map((row) => JSON.parse(row.body) as StoredMail);
  }

  async find(id: string): Promise<StoredMail | null> {
    const [row] = this.ctx.storage.sql.exec<{ body: string }>("SELECT body FROM mails WHERE id = ?", id).toArray();
    return row ? (JSON.parse(row.body) as StoredMail) : null;
  }
}

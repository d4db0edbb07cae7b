import { DurableObject } from "cloudflare:workers";
import type { StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import type { MailboxRpc } from "../effects/mailers.ts";
import type { Env } from "../runtime/env.ts";

const MOST = 500;

/** Mails that would have gone out, to be read at /dev/mail. */
export class LocalMailbox extends DurableObject<Env> implements MailboxRpc {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS mails (id TEXT PRIMARY KEY, dedupe_key TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    );
  }

  async put(mail: StoredMail): Promise<"stored" | "duplicate"> {
    const { sql } = this.ctx.storage;
    const { rowsWritten } = sql.exec(
      "INSERT OR IGNORE INTO mails VALUES (?, ?, ?)",
      mail.id,
      mail.dedupeKey,
      JSON.stringify(mail),
    );
    sql.exec("DELETE FROM mails WHERE id NOT IN (SELECT id FROM mails ORDER BY id DESC LIMIT ?)", MOST);
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

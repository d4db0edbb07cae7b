import type { Mail, Mailer } from "@daybook/core/ports/mailer";
import { mailFault } from "./mail-check.ts";

/** A mail as the local mailbox keeps it. `receivedAt` is epoch milliseconds. */
export type StoredMail = Mail & { id: string; receivedAt: number };

/** Where the local mailbox keeps its mail. A second mail with the same `dedupeKey` is a duplicate and is not kept. */
export interface MailboxStore {
  put(mail: StoredMail): Promise<"stored" | "duplicate">;
}

/** Where a stored mail gets its time (epoch milliseconds) and its id. */
export interface MailboxSources {
  now(): number;
  id(mail: Mail): string;
}

/** Mail that stays on this machine, for development and tests. */
export function mailboxMailer(store: MailboxStore, sources: MailboxSources): Mailer {
  return {
    // It never forgets, but what is developed against it must not count on that.
    dedupeWindow: 23 * 3_600_000,
    async send(mail) {
      const fault = mailFault(mail);
      if (fault) return { kind: "refused", reason: fault };
      const id = sources.id(mail);
      try {
        await store.put({ ...mail, id, receivedAt: sources.now() });
        return { kind: "sent", id };
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { kind: "failed", reason: `The mailbox did not answer: ${message}` };
      }
    },
  };
}

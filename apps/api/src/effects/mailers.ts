import type { Mailer } from "@daybook/core/ports/mailer";
import { mailboxMailer, type StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { resendMailer } from "@daybook/integrations/mail/resend-mailer";
import { type Env, settingsOf } from "../runtime/env.ts";
import { newId } from "../runtime/services.ts";

/** The local mailbox's side of a mail: `local/local-mailbox.ts`. */
export interface MailboxRpc {
  put(mail: StoredMail): Promise<"stored" | "duplicate">;
  list(): Promise<StoredMail[]>;
  find(id: string): Promise<StoredMail | null>;
}

export const localMailbox = (env: Env): MailboxRpc | null =>
  env.LOCAL_MAILBOX ? (env.LOCAL_MAILBOX.getByName("mailbox") as unknown as MailboxRpc) : null;

export const NO_MAIL_SERVICE = "No mail service is configured: set RESEND_API_KEY and MAIL_FROM.";

/** How this deployment sends mail: Resend where a key is set, the local mailbox where there is one. */
export function mailerOf(env: Env): Mailer {
  const { RESEND_API_KEY: apiKey, MAIL_FROM: from, RESEND_BASE_URL: baseUrl } = settingsOf(env);
  if (apiKey && from) return resendMailer({ apiKey, from, ...(baseUrl ? { baseUrl } : {}) });
  const mailbox = localMailbox(env);
  if (mailbox) return mailboxMailer(mailbox, { now: () => Date.now(), id: newId });
  return { send: async () => ({ kind: "failed", reason: NO_MAIL_SERVICE }) };
}

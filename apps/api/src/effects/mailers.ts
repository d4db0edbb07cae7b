import type { Mailer } from "@daybook/core/ports/mailer";
import { mailboxMailer, type StoredMail } from "@daybook/integrations/mail/mailbox-mailer";
import { resendMailer } from "@daybook/integrations/mail/resend-mailer";
import { smtpMailer } from "@daybook/integrations/mail/smtp-mailer";
import type { StoredSms } from "@daybook/integrations/sms/mailbox-sms";
import { type Env, settingsOf } from "../runtime/env.ts";
import { newId } from "../runtime/services.ts";
import { NO_MAIL_SERVICE } from "./attempt-words.ts";

/** The local mailbox's side of a mail and of a text message: `local/local-mailbox.ts`. */
export interface MailboxRpc {
  put(mail: StoredMail): Promise<"stored" | "duplicate">;
  list(): Promise<StoredMail[]>;
  find(id: string): Promise<StoredMail | null>;
  putSms(sms: StoredSms): Promise<"stored" | "duplicate">;
  listSms(): Promise<StoredSms[]>;
}

export const localMailbox = (env: Env): MailboxRpc | null =>
  env.LOCAL_MAILBOX ? (env.LOCAL_MAILBOX.getByName("mailbox") as unknown as MailboxRpc) : null;

/** How this deployment sends mail: Resend where a key is set, SMTP where a server is, the local mailbox where there is one. */
export function mailerOf(env: Env): Mailer {
  const { RESEND_API_KEY: apiKey, MAIL_FROM: from, RESEND_BASE_URL: baseUrl, SMTP_URL: server } = settingsOf(env);
  if (apiKey && from) return resendMailer({ apiKey, from, ...(baseUrl ? { baseUrl } : {}) });
  if (server && from) return smtpMailer({ server, from });
  const mailbox = localMailbox(env);
  if (mailbox) return mailboxMailer(mailbox, { now: () => Date.now(), id: newId });
  return {
    dedupeWindow: Number.POSITIVE_INFINITY,
    send: async () => ({ kind: "failed", reason: NO_MAIL_SERVICE }),
  };
}

import type { Mail, Mailer, MailOutcome } from "@daybook/core/ports/mailer";
import { Resend } from "resend";
import { mailFault } from "./mail-check.ts";
import { mailboxAddress } from "./mailbox-address.ts";
import { DELIVERY_TAG } from "./resend-events.ts";
import { unsubscribeHeaders } from "./unsubscribe-headers.ts";

/** How Resend's mailer is set up. `from` is `Name <address>` of a domain verified there. */
export interface ResendSettings {
  apiKey: string;
  from: string;
  baseUrl?: string;
  /** Milliseconds until an answer is no longer waited for; 10,000 unless told. */
  timeout?: number;
}

type ResendError = NonNullable<Awaited<ReturnType<Resend["emails"]["send"]>>["error"]>;

/**
 * Mail through Resend. Its idempotency key is the mail's dedupe key, which it remembers for 24 hours; a repeat in other
 * words is not sent, since the first has been.
 */
export function resendMailer(settings: ResendSettings): Mailer {
  const client = new Resend(settings.apiKey, settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl });
  return {
    // https://resend.com/docs/dashboard/emails/idempotency-keys: a day; less an hour for clocks.
    dedupeWindow: 23 * 3_600_000,
    async send(mail) {
      const fault = mailFault(mail);
      if (fault) return { kind: "refused", reason: fault };
      const { data, error, headers } = await client.emails.send(payload(mail, settings.from), {
        idempotencyKey: mail.dedupeKey,
        signal: AbortSignal.timeout(settings.timeout ?? 10_000),
      });
      // The words of a repeat may differ (a host has another name by now); which id the first got isn't told.
      if (error?.name === "invalid_idempotent_request") return { kind: "sent", id: mail.dedupeKey };
      if (error) return outcome(error, headers);
      return data.id ? { kind: "sent", id: data.id } : { kind: "failed", reason: "Resend answered without an id" };
    },
  };
}

function payload(mail: Mail, from: string) {
  const utf8 = new TextEncoder();
  return {
    from,
    to: mailboxAddress(mail.to),
    ...(mail.replyTo ? { replyTo: mailboxAddress(mail.replyTo) } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // Comes back in its webhooks.
    ...(mail.deliveryId ? { tags: [{ name: DELIVERY_TAG, value: mail.deliveryId }] } : {}),
    ...(mail.listUnsubscribe ? { headers: unsubscribeHeaders(mail.listUnsubscribe) } : {}),
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: utf8.encode(content),
    })),
  };
}

/**
 * https://resend.com/docs/api-reference/errors. Without a status nobody knows what became of the mail: there was no
 * answer, or one of something in between in JSON of its own. It is tried again, with the same key.
 */
function outcome(
  { name, message, statusCode }: Partial<ResendError>,
  headers: Record<string, string> | null,
): MailOutcome {
  const known = typeof statusCode === "number" ? statusCode : null;
  const words = message ?? "an answer without words";
  const reason = known === null ? `No answer from Resend: ${words}` : `${known} ${name}: ${words}`;
  const passing = known === null || known >= 500 || statusCode === 408 || statusCode === 429;
  if (!passing && name !== "concurrent_idempotent_requests") return { kind: "refused", reason };
  const seconds = headers?.["retry-after"] ?? "";
  return { kind: "failed", reason, ...(/^\d{1,6}$/.test(seconds) ? { retryAfter: Number(seconds) } : {}) };
}

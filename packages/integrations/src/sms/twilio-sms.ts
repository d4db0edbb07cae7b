import type { Sms, SmsOutcome, SmsSender } from "@daybook/core/ports/sms";
import { smsFault } from "./sms-check.ts";

/** How Twilio is asked. */
export interface TwilioSettings {
  accountSid: string;
  /** The account's token, or an API key and its secret. */
  user: string;
  password: string;
  /** A number or a name that texts are from, or a messaging service that chooses one. */
  from: { number: string } | { messagingServiceSid: string };
  baseUrl?: string;
  /** Milliseconds until an answer is no longer waited for; 10,000 unless told. */
  timeout?: number;
}

/** https://www.twilio.com/docs/api/errors: whoever runs this mends the sender or the account, and it goes later. */
const ABOUT_THE_SENDER = [
  21212, 21603, 21606, 21607, 21611, 21659, 21660, 21701, 21702, 21703, 21704, 21705, 21710, 21712, 21713,
];

/**
 * Text messages through Twilio: https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource.
 * It has no idempotency key, so whoever sends must not repeat what may have got through. STOP is Twilio's to heed:
 * from then on it refuses the number (21610).
 */
export function twilioSms(settings: TwilioSettings): SmsSender {
  const { accountSid, baseUrl = "https://api.twilio.com", timeout = 10_000 } = settings;
  const url = `${baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  return {
    dedupeWindow: 0,
    async send(sms) {
      const fault = smsFault(sms);
      if (fault) return { kind: "refused", reason: fault };
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { authorization: `Basic ${btoa(`${settings.user}:${settings.password}`)}` },
          body: form(sms, settings.from),
          redirect: "manual",
          signal: AbortSignal.timeout(timeout),
        });
        return outcomeOf(response.status, response.headers.get("retry-after"), await response.text());
      } catch (error) {
        const reason = `No answer from Twilio, so it may have got through: ${error instanceof Error ? error.message : error}`;
        return { kind: "failed", reason, uncertain: true };
      }
    },
  };
}

const form = ({ to, text }: Sms, from: TwilioSettings["from"]): URLSearchParams =>
  new URLSearchParams({
    To: to,
    Body: text,
    ...("number" in from ? { From: from.number } : { MessagingServiceSid: from.messagingServiceSid }),
  });

interface Told {
  sid?: unknown;
  code?: unknown;
  message?: unknown;
}

function outcomeOf(status: number, retryAfter: string | null, body: string): SmsOutcome {
  const told = objectIn(body);
  if (status >= 200 && status < 300)
    return typeof told.sid === "string"
      ? { kind: "sent", id: told.sid }
      : { kind: "failed", reason: `Twilio answered ${status} without a sid`, uncertain: true };
  const code = typeof told.code === "number" ? told.code : null;
  const reason = `Twilio answered ${status}${code === null ? "" : ` (${code})`}: ${String(told.message ?? "no words").slice(0, 300)}`;
  const wait = /^\d{1,6}$/.test(retryAfter ?? "") ? { retryAfter: Number(retryAfter) } : {};
  if (status === 429 || status === 503) return { kind: "failed", reason, ...wait };
  if (status >= 500) return { kind: "failed", reason, uncertain: true };
  const isOurs = status !== 400 || (code !== null && ABOUT_THE_SENDER.includes(code));
  return isOurs ? { kind: "failed", reason } : { kind: "refused", reason };
}

function objectIn(body: string): Told {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

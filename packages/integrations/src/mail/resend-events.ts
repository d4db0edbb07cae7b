import type { MailReport, MailState } from "@daybook/core/mail/mail-state";
import { cleanEmail } from "@daybook/core/text/email-address";

/** The tag that carries our delivery's id to the service and back. */
export const DELIVERY_TAG = "delivery";

/** What Resend tells of a mail that it sent, or of one that it took for us. Instants are epoch milliseconds. */
export type ResendEvent =
  | (MailReport & {
      kind: "report";
      serviceId: string;
      deliveryId: string;
      address: string;
      sentAt: number;
      at: number;
    })
  | { kind: "received"; serviceId: string };

/** Resend's names; `email.sent`, `opened` and `clicked` say nothing that is kept. */
const states: Readonly<Record<string, MailState>> = {
  "email.delivery_delayed": "delayed",
  "email.delivered": "delivered",
  "email.failed": "failed",
  "email.suppressed": "suppressed",
  "email.bounced": "bounced",
  "email.complained": "complained",
};

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const instantOf = (value: unknown): number | null => {
  const at = Date.parse(textOf(value) ?? "");
  return Number.isNaN(at) ? null : at;
};

const LONGEST_WORDS = 500;
/** The server's words as one line: control characters and line breaks are no part of them. */
const wordsOf = (value: unknown): string =>
  (textOf(value) ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toWellFormed()
    .slice(0, LONGEST_WORDS);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Of tags as an object, or as the list in which they are sent. */
function deliveryIn(tags: unknown): string | null {
  const listed = Array.isArray(tags) ? tags.map(fieldsOf).find(({ name }) => name === DELIVERY_TAG)?.value : undefined;
  const id = textOf(listed ?? fieldsOf(tags)[DELIVERY_TAG]);
  return id !== null && UUID.test(id) ? id : null;
}

/**
 * Reads a webhook of Resend's (https://resend.com/docs/webhooks/event-types); null for what is none of our business, or
 * not as it should be: it is no use to have it sent again.
 */
export function readResendEvent(body: unknown): ResendEvent | null {
  const event = fieldsOf(body);
  const data = fieldsOf(event.data);
  const type = textOf(event.type) ?? "";
  const serviceId = textOf(data.email_id);
  if (serviceId === null || serviceId.length > 200) return null;
  if (type === "email.received") return { kind: "received", serviceId };
  const state = Object.hasOwn(states, type) ? states[type] : undefined;
  const deliveryId = deliveryIn(data.tags);
  const to = Array.isArray(data.to) ? data.to.map(textOf) : [textOf(data.to)];
  const at = instantOf(event.created_at);
  if (!state || deliveryId === null || to.length !== 1 || !to[0] || at === null) return null;
  const { bounce, failed, suppressed } = data;
  const words = fieldsOf(bounce).message ?? fieldsOf(failed).reason ?? fieldsOf(suppressed).message;
  return {
    kind: "report",
    state,
    // "Transient" and "Undetermined" may get through another day.
    lasting: state === "suppressed" || fieldsOf(bounce).type === "Permanent",
    words: wordsOf(words),
    serviceId,
    deliveryId,
    address: cleanEmail(to[0]),
    sentAt: instantOf(data.created_at) ?? at,
    at,
  };
}

import type { Mail } from "@daybook/core/ports/mailer";

/** Resend's bound on idempotency keys, kept by every adapter so that the local mailbox refuses what production would. */
const longestKey = 256;

/**
 * One bare address. No quoted local part and no list separators: a service that splits its recipients at a comma
 * would send one person's mail to two.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in an address is what is looked for
const bareAddress = /^[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]+@[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]+$/;
const lineBreak = /[\r\n]/;
/** What a header and its angle brackets can hold (RFC 2369, 2), short enough for one line (RFC 5322, 2.1.1). */
const unsubscribeAddress = /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]{1,900}$/;

/** Why a mail can never be sent as it is, or null. */
export function mailFault(mail: Mail): string | null {
  if (!bareAddress.test(mail.to.address)) return "the recipient's address is not a single address";
  if (mail.replyTo && !bareAddress.test(mail.replyTo.address)) return "the reply address is not a single address";
  if (mail.subject.trim() === "") return "the subject is empty";
  if (lineBreak.test(mail.subject)) return "the subject has a line break";
  if (mail.dedupeKey.length === 0 || mail.dedupeKey.length > longestKey) return "the dedupe key is not 1 to 256 long";
  if (mail.listUnsubscribe !== undefined && !unsubscribeAddress.test(mail.listUnsubscribe))
    return "the address to unsubscribe at is not a plain web address";
  return null;
}

import { DAY } from "../time/units.ts";

/**
 * What became of a mail after the mail service took it, from the least to the last word: what comes late or out of order
 * never takes back what is known. A server may take a mail and send it back later, and only who has one can report it.
 */
export const mailStates = ["delayed", "delivered", "failed", "suppressed", "bounced", "complained"] as const;
export type MailState = (typeof mailStates)[number];

/** Why an address isn't written to: its mails came back for good, or its owner reported one. */
export type SuppressionReason = "bounced" | "complained";

/** What the mail service reports of a mail. Instants are epoch milliseconds. */
export interface MailReport {
  state: MailState;
  /** It came back for good. */
  lasting: boolean;
  /** The receiving server's, or the service's; empty when there are none. */
  words: string;
}

/** Whether an address isn't written to any more after this, and why. What the service itself holds back came back before. */
export function suppressionOf({ state, lasting }: MailReport): SuppressionReason | null {
  if (state === "complained") return "complained";
  return state === "suppressed" || (state === "bounced" && lasting) ? "bounced" : null;
}

/** An address that isn't written to. Instants are epoch milliseconds. */
export interface Suppression {
  why: SuppressionReason;
  since: number;
  /** When it was last lifted, if it ever was. */
  liftedAt: number | null;
}

/** Why somebody may not have it written to again: `owner`: its owner alone may; `daily`: it was tried within a day. */
export type LiftRefusal = "owner" | "daily";

/**
 * Whether an address may be written to again. A report is taken back by its owner alone, who shows by a link from a mail
 * that the mailbox is theirs; what came back may be tried again by whoever has the booking, once a day.
 */
export function liftRefusal(
  { why, liftedAt }: Suppression,
  { ownsMailbox, now }: { ownsMailbox: boolean; now: number },
): LiftRefusal | null {
  if (ownsMailbox) return null;
  if (why === "complained") return "owner";
  return liftedAt !== null && now - liftedAt < DAY ? "daily" : null;
}

/** One message to one recipient, ready to be handed to a mail service. */
export interface Mail {
  to: { name?: string; address: string };
  replyTo?: { name?: string; address: string };
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string }[];
  /**
   * Where a mail program unsubscribes its reader by one POST (RFC 8058), for what isn't about a booking of theirs alone.
   * An address that Daybook made: it stands in a header.
   */
  listUnsubscribe?: string;
  /** The same for every attempt at the same effect: the service drops repeats by it (promise P3). */
  dedupeKey: string;
  /** Which delivery it is: the service names it when it reports what became of the mail. Says nothing of anybody. */
  deliveryId?: string;
}

/**
 * `sent`: the service took it. `refused`: it never will (bad address, 4xx): a dead letter.
 * `failed`: it may the next time (time-out, 429, 5xx); `retryAfter` in seconds when the service named one. `uncertain`:
 * the mail was handed over and the answer lost, so it may have got through; a mailer that drops repeats needn't tell.
 */
export type MailOutcome =
  | { kind: "sent"; id: string }
  | { kind: "refused"; reason: string }
  | { kind: "failed"; reason: string; retryAfter?: number; uncertain?: true };

export interface Mailer {
  /** How long the service drops repeats of a dedupe key, ms; 0 where it never does. */
  readonly dedupeWindow: number;
  /** Never throws for what the service answers; only for a programming error. */
  send(mail: Mail): Promise<MailOutcome>;
}

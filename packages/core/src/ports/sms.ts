/** One text message to one number, ready to be handed to a service. */
export interface Sms {
  /** E.164, such as +351912345678. */
  to: string;
  text: string;
  /** The same for every attempt at the same effect (promise P3). */
  dedupeKey: string;
}

/**
 * `sent`: the service took it. `refused`: it never will (no such number, they answered STOP): a dead letter.
 * `failed`: it may the next time; `retryAfter` in seconds when the service named one. `uncertain`: it was handed over
 * and the answer lost, so it may have got through.
 */
export type SmsOutcome =
  | { kind: "sent"; id: string }
  | { kind: "refused"; reason: string }
  | { kind: "failed"; reason: string; retryAfter?: number; uncertain?: true };

export interface SmsSender {
  /** How long the service drops repeats of a dedupe key, ms; 0 where it never does. */
  readonly dedupeWindow: number;
  /** Never throws for what the service answers; only for a programming error. */
  send(sms: Sms): Promise<SmsOutcome>;
}

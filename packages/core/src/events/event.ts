/** What an event is about. Events of one subject have an order. */
export interface Subject {
  kind: "booking" | "host" | "webhook" | "account" | "event_type" | "chat_channel" | "mailed_link";
  id: string;
}

/**
 * A fact about something that changed, as it is recorded in the change's own transaction. `before` and `after` are JSON
 * and hold no secrets: no tokens, and nobody's address. `at` is in epoch milliseconds.
 */
export interface DomainEvent {
  kind: string;
  subject: Subject;
  /** Its place among the subject's events is this at least. */
  leastSequence: number;
  before: object | null;
  after: object;
  actor: "host" | "invitee" | "system";
  at: number;
}

/** Where deliveries go: each is carried by the sink of its name. */
export type SinkName = "mail" | "push" | "webhook" | "chat" | "sms";

/** What a delivery tells that was asked for to see whether it arrives: whoever asked looks, so that it's no dead letter. */
export const TRIAL = "trial";

/** One thing that an event asks for. Instants are epoch milliseconds. */
export interface DeliveryRequest {
  sink: SinkName;
  /** Who or what gets it, in the sink's own terms. */
  target: string;
  /** What it tells, where that isn't the change itself but something that comes later because of it: a reminder. */
  about?: string;
  /** Deliveries of one key have an order: that of their events. */
  orderKey: string;
  /** The same for every attempt, and no other delivery's. */
  dedupeKey: string;
  dueAt: number;
}

export const orderKey = (sink: SinkName, target: string, subject: Subject): string =>
  `${sink}:${target}:${subject.kind}:${subject.id}`;

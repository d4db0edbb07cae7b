import { DAY } from "../time/units.ts";
import { type DeliveryRequest, type DomainEvent, orderKey } from "./event.ts";

export const EXPORTED = "account.exported";
export const CLOSED = "account.closed";
/** What a delivery tells that comes on the eve of an account's end. */
export const EVE = "eve";

const ofAccount = (kind: string, id: string, after: object, at: number): DomainEvent => ({
  kind,
  subject: { kind: "account", id },
  leastSequence: 0,
  before: null,
  after,
  actor: kind === EXPORTED ? "system" : "host",
  at,
});

const toOwner = ({ kind, subject }: DomainEvent, name: string, dueAt: number): DeliveryRequest => ({
  sink: "mail",
  target: "owner",
  // In a line of its own: what is planned for a later day holds up nothing.
  orderKey: `${orderKey("mail", "owner", subject)}:${kind}:${name}`,
  dedupeKey: `mail:${kind}:${subject.id}:${name}`,
  dueAt,
});

/** An export is there to be fetched, until `keptUntil`. */
export function exported(accountId: string, exportId: string, keptUntil: number, at: number) {
  const event = ofAccount(EXPORTED, accountId, { exportId, keptUntil }, at);
  return { event, deliveries: [toOwner(event, exportId, at)] };
}

/** An account was closed, to be erased at `eraseAt`: its owner hears of it at once and on the eve. */
export function closed(accountId: string, closing: { closedAt: number; eraseAt: number }) {
  const event = ofAccount(CLOSED, accountId, closing, closing.closedAt);
  const name = String(closing.closedAt);
  return {
    event,
    deliveries: [
      toOwner(event, name, closing.closedAt),
      { ...toOwner(event, `${name}:${EVE}`, closing.eraseAt - DAY), about: EVE },
    ],
  };
}

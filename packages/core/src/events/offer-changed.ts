import { type DeliveryRequest, type DomainEvent, orderKey } from "./event.ts";

/** A host's hours, event types or rules changed, which raised the host's version. `at` in epoch milliseconds. */
export function offerChanged(hostId: string, version: number, at: number): DomainEvent {
  return {
    kind: "host.offer_changed",
    subject: { kind: "host", id: hostId },
    leastSequence: version,
    before: null,
    after: { version },
    actor: "host",
    at,
  };
}

/** Whoever shows the host's times is told. */
export function offerChangedDeliveries(event: DomainEvent): DeliveryRequest[] {
  const { id } = event.subject;
  const dedupeKey = `push:${id}:${event.leastSequence}`;
  return [{ sink: "push", target: id, orderKey: orderKey("push", id, event.subject), dedupeKey, dueAt: event.at }];
}

import type { DeliveryRequest, DomainEvent } from "@daybook/core/events/event";
import type { NewEvent } from "@daybook/db/events";
import type { Services } from "../runtime/services.ts";

/** An event with ids for it and for what it asks for. `origin`: what links in its messages begin with. */
export const newEvent = (
  services: Pick<Services, "newId">,
  event: DomainEvent,
  deliveries: readonly DeliveryRequest[],
  origin: string | null = null,
): NewEvent => ({
  ...event,
  id: services.newId(),
  origin,
  deliveries: deliveries.map((delivery) => ({ ...delivery, id: services.newId() })),
});

/** The deliveries to wake once the events are committed: those that are due. The due clock finds the others. */
export const deliveryIds = (events: readonly NewEvent[]): string[] =>
  events.flatMap(({ at, deliveries }) => deliveries.filter(({ dueAt }) => dueAt <= at).map(({ id }) => id));

import type { LiveEvent } from "@daybook/contract/pages";
import { formatInstant } from "@daybook/core/time/instant";
import type { HoldBlock } from "../offers/hold-block.ts";
import { REACH } from "../offers/prepared-inputs.ts";
import type { HostChange } from "../offers/timeline-change.ts";
import { type Difference, difference, type PageSlot, type Span, statesAround } from "./offer-states.ts";
import { type PageView, withHost } from "./page-view.ts";
import type { RoomHost } from "./room-host.ts";
import { stretchesBetween } from "./stretch.ts";

type Event = Omit<LiveEvent, "seq">;

const without = (holds: readonly HoldBlock[], others: readonly HoldBlock[]): HoldBlock[] =>
  holds.filter((hold) => !others.some((other) => other.id === hold.id));

/**
 * What a message of a host's desk changes in this page's offer, slot by slot: first the change of the timeline, then the
 * holds that ended, then the new ones. What doesn't alter the offer is no event; what can't be told so is a resync.
 * Stretches from `forgottenFrom` on may have been shown to somebody though they aren't known here.
 */
export function liveEvents(
  view: PageView,
  host: RoomHost,
  message: { change: HostChange | null; holds: readonly HoldBlock[] },
  now: number,
  forgottenFrom: number | null,
): Event[] {
  const { change, holds } = message;
  const steps = new Steps(view, host, now, forgottenFrom);
  const { holds: before } = host.facts;
  if (change) steps.change(change);
  for (const hold of without(before, holds)) steps.holds(without(steps.host.facts.holds, [hold]), hold);
  for (const hold of without(holds, before)) steps.holds([...steps.host.facts.holds, hold], hold, hold.expiresAt);
  return steps.isUntold ? [...steps.events, { type: "resync" }] : steps.events;
}

/** What became of a host, one step after the other. */
class Steps {
  readonly events: Event[] = [];
  host: RoomHost;
  isUntold = false;
  #view: PageView;
  readonly #now: number;
  readonly #forgottenFrom: number | null;

  constructor(view: PageView, host: RoomHost, now: number, forgottenFrom: number | null) {
    this.#view = view;
    this.host = host;
    this.#now = now;
    this.#forgottenFrom = forgottenFrom;
  }

  change(change: HostChange): void {
    const left = this.#removedSpans(change);
    this.isUntold ||= this.#forgottenFrom !== null && left.length < change.removed.length + change.busyRemoved.length;
    const added = [...change.added, ...change.busyAdded.map((busy) => ({ ...busy, bufferBefore: 0, bufferAfter: 0 }))];
    this.#step(this.host.with(change), [...left, ...added]);
  }

  holds(holds: readonly HoldBlock[], span: Span, until?: number): void {
    this.#step(this.host.update({ holds }), [span], until);
  }

  #step(after: RoomHost, spans: readonly Span[], until?: number): void {
    const view = withHost(this.#view, after);
    for (const span of spans)
      for (const index of this.#indicesOf(span))
        this.events.push(
          ...eventsOf(
            difference(statesAround(this.#view, index, span, this.#now), statesAround(view, index, span, this.#now)),
            span,
            until,
          ),
        );
    this.#view = view;
    this.host = after;
  }

  /** The stretches around a span that can be told of. */
  #indicesOf(span: Span): number[] {
    return stretchesBetween(span.start - REACH, span.end + REACH).filter((index) => {
      const isKnown = this.#view.hosts.every((host) => host.stretches.has(index));
      const isCurrent = this.#view.hosts.every((host) => host.isCurrent(index));
      // Just being read again, or shown once and not kept: what changes in it can't be told slot by slot.
      this.isUntold ||= isKnown ? !isCurrent : this.#forgottenFrom !== null && index >= this.#forgottenFrom;
      return isCurrent;
    });
  }

  /** Where the change took something away, as far as it is known. */
  #removedSpans({ removed, busyRemoved }: HostChange): Span[] {
    const left = new Map<string, Span>();
    for (const { stretch } of this.host.stretches.values()) {
      const { appointments, busy } = stretch.timeline;
      for (const one of appointments) if (removed.includes(one.id)) left.set(one.id, one);
      for (const one of busy)
        if (busyRemoved.includes(one.id)) left.set(one.id, { ...one, bufferBefore: 0, bufferAfter: 0 });
    }
    return [...left.values()];
  }
}

function eventsOf(found: Difference, span: { start: number; end: number }, until?: number): Event[] {
  const event = (type: LiveEvent["type"], slots: PageSlot[]): Event[] =>
    slots.length === 0
      ? []
      : [
          {
            type,
            start: formatInstant(span.start),
            end: formatInstant(span.end),
            ...(until === undefined ? {} : { until: formatInstant(until) }),
            slots: slots.map(({ start, end, duration }) => ({
              start: formatInstant(start),
              end: formatInstant(end),
              duration,
            })),
          },
        ];
  return [...event("slot.freed", found.freed), ...event("slot.held", found.held), ...event("slot.taken", found.taken)];
}

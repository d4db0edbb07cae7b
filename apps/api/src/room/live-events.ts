import type { LiveEvent } from "@daybook/contract/pages";
import { formatInstant } from "@daybook/core/time/instant";
import type { Occupied } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "../offers/hold-block.ts";
import { REACH } from "../offers/prepared-inputs.ts";
import type { TimelineChange } from "../offers/timeline-change.ts";
import { type Chunk, chunksBetween } from "./chunk.ts";
import { type Difference, difference, type PageSlot, statesAround } from "./offer-states.ts";
import type { RoomInputs } from "./room-inputs.ts";

type Told = Omit<LiveEvent, "seq">;
interface Span {
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
}

/**
 * What a word of the desk changes in this page's offer, told slot by slot: first the change of the timeline, then the
 * holds that ended, then the new ones. What doesn't alter the offer is not told; what can't be told is a resync.
 */
export function liveEvents(
  inputs: RoomInputs,
  change: TimelineChange | undefined,
  holds: readonly HoldBlock[],
  now: number,
): Told[] {
  const told: Told[] = [];
  const before = inputs.holds;
  const ended = before.filter((hold) => !holds.some((other) => other.id === hold.id));
  const begun = holds.filter((hold) => !before.some((other) => other.id === hold.id));
  const remaining = before.filter((hold) => !ended.includes(hold));
  let untold = false;
  const { forgottenFrom } = inputs;
  const current = (span: Span) => {
    const indices = chunksBetween(span.start - REACH, span.end + REACH);
    const chunks = indices.flatMap((index) => inputs.chunk(index) ?? []);
    // Just being read again, or shown once and not kept: what changes in it can't be told slot by slot.
    untold ||= chunks.some((chunk) => !inputs.isCurrent(chunk));
    untold ||= indices.some((index) => !inputs.chunk(index) && forgottenFrom !== null && index >= forgottenFrom);
    return chunks.filter((chunk) => inputs.isCurrent(chunk));
  };

  if (change) {
    const left = removedSpans(inputs, change);
    untold ||= forgottenFrom !== null && left.length < change.removed.length;
    for (const span of [...left, ...change.added]) {
      for (const chunk of current(span)) {
        const found = difference(
          statesAround(chunk, before, [span], now),
          statesAround(chunk.with(change), before, [span], now),
        );
        told.push(...eventsOf(found, span));
      }
    }
  }
  const after = (chunk: Chunk) => (change ? chunk.with(change) : chunk);
  for (const hold of ended)
    for (const chunk of current(hold))
      told.push(
        ...eventsOf(
          difference(
            statesAround(after(chunk), before, [hold], now),
            statesAround(after(chunk), remaining, [hold], now),
          ),
          hold,
        ),
      );
  for (const hold of begun)
    for (const chunk of current(hold))
      told.push(
        ...eventsOf(
          difference(
            statesAround(after(chunk), remaining, [hold], now),
            statesAround(after(chunk), holds, [hold], now),
          ),
          hold,
          hold.expiresAt,
        ),
      );
  return untold ? [...told, { type: "resync" }] : told;
}

/** Where the change took something away, as far as it is known. */
function removedSpans(inputs: RoomInputs, change: TimelineChange): Occupied[] {
  const left = new Map<string, Occupied>();
  for (const chunk of inputs.all())
    for (const one of chunk.inputs.appointments) if (change.removed.includes(one.id)) left.set(one.id, one);
  return [...left.values()];
}

function eventsOf(found: Difference, span: { start: number; end: number }, until?: number): Told[] {
  const event = (type: LiveEvent["type"], slots: PageSlot[]): Told[] =>
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

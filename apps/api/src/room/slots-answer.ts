import type { SlotsAnswer } from "@daybook/contract/pages";
import { offer } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { dateRange } from "../offers/date-range.ts";
import type { HoldBlock } from "../offers/hold-block.ts";
import { CHUNK, type Chunk } from "./chunk.ts";
import { heldSlots } from "./offer-states.ts";
import type { SlotsQuestion } from "./page-rooms.ts";

const MINUTE = 60_000;

/** What the page offers between the dates. `chunks` cover the range. */
export function slotsAnswer(
  chunks: readonly Chunk[],
  holds: readonly HoldBlock[],
  question: SlotsQuestion & { duration: number },
  state: { seq: number; stale: boolean; now: number },
): SlotsAnswer {
  const range = dateRange(question);
  const { duration } = question;
  const slots: SlotsAnswer["slots"] = [];
  const held: SlotsAnswer["held"] = [];
  const others = question.holdId ? holds.filter((hold) => hold.id !== question.holdId) : holds;
  for (const chunk of chunks) {
    const { settings } = chunk.inputs;
    if (settings.paused) continue;
    const edges = {
      from: Math.max(range.from, chunk.index * CHUNK),
      to: Math.min(range.to, (chunk.index + 1) * CHUNK),
    };
    const { starts } = offer({
      groups: chunk.groups(others),
      rules: { ...settings, duration },
      now: state.now,
      ...edges,
    });
    for (const start of starts)
      slots.push({ start: formatInstant(start), end: formatInstant(start + duration * MINUTE) });
    for (const one of heldSlots(chunk, others, duration, edges, state.now))
      held.push({ start: formatInstant(one.start), end: formatInstant(one.end), until: formatInstant(one.until) });
  }
  return { version: state.seq, stale: state.stale, slots, held };
}

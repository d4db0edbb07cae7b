import type { SlotsAnswer } from "@daybook/contract/pages";
import { offer } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { dateRange } from "../offers/date-range.ts";
import { heldSlots } from "./offer-states.ts";
import type { SlotsQuestion } from "./page-rooms.ts";
import { groupsAt, type PageView } from "./page-view.ts";
import type { RoomHost } from "./room-host.ts";
import { STRETCH } from "./stretch.ts";

const MINUTE = 60_000;

/** What the page offers between the dates; null where a stretch of them isn't known. */
export function slotsAnswer(
  view: PageView,
  indices: readonly number[],
  question: SlotsQuestion & { duration: number },
  state: { seq: number; stale: boolean; now: number },
): SlotsAnswer | null {
  const range = dateRange(question);
  const { duration, holdId } = question;
  const slots: SlotsAnswer["slots"] = [];
  const held: SlotsAnswer["held"] = [];
  const others = ({ facts }: RoomHost) => (holdId ? facts.holds.filter((hold) => hold.id !== holdId) : facts.holds);
  for (const index of indices) {
    const groups = groupsAt(view, index, others);
    if (!groups) return null;
    if (view.settings.paused) continue;
    const edges = { from: Math.max(range.from, index * STRETCH), to: Math.min(range.to, (index + 1) * STRETCH) };
    const { starts } = offer({ groups, rules: { ...view.settings, duration }, now: state.now, ...edges });
    for (const start of starts)
      slots.push({ start: formatInstant(start), end: formatInstant(start + duration * MINUTE) });
    for (const one of heldSlots(view, index, others, duration, edges, state.now))
      held.push({ start: formatInstant(one.start), end: formatInstant(one.end), until: formatInstant(one.until) });
  }
  return { version: state.seq, stale: state.stale, slots, held };
}

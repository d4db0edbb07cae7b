import type { SlotsAnswer } from "@daybook/contract/pages";
import { offer } from "@daybook/core/availability/offer";
import { formatInstant } from "@daybook/core/time/instant";
import { MINUTE } from "@daybook/core/time/units";
import type { SlotsQuestion } from "../objects/page-rooms.ts";
import { cutStarts, MOST_STARTS } from "../offers/cut-starts.ts";
import { dateStart } from "../offers/date-range.ts";
import { heldSlots } from "./offer-states.ts";
import { groupsAt, type PageView } from "./page-view.ts";
import type { RoomHost } from "./room-host.ts";
import { STRETCH, stretchesBetween } from "./stretch.ts";

interface Question extends SlotsQuestion {
  duration: number;
}
interface Range {
  from: number;
  to: number;
}
interface Moment {
  seq: number;
  stale: boolean;
  now: number;
}

/**
 * What the page offers in `range`, epoch ms; null where a stretch of it isn't known. Of a question that is answered in
 * parts, the first.
 */
export function slotsAnswer(
  view: PageView,
  question: Question,
  range: Range,
  { seq, stale, now }: Moment,
): SlotsAnswer | null {
  const { duration, holdId } = question;
  const { settings } = view;
  const others = ({ facts }: RoomHost) => (holdId ? facts.holds.filter((hold) => hold.id !== holdId) : facts.holds);
  const indices = settings.paused ? [] : stretchesBetween(range.from, range.to);
  const all: number[] = [];
  for (const index of indices) {
    const groups = groupsAt(view, index, others);
    if (!groups) return null;
    const query = { groups, rules: { ...settings, duration }, now };
    const { from, to } = edges(index, range);
    // In steps that have room for one answer's starts: of what comes after them nothing is computed.
    const step = MOST_STARTS * settings.slotInterval * MINUTE;
    for (let at = from; at < to && all.length <= MOST_STARTS; at += step)
      for (const start of offer({ ...query, from: at, to: Math.min(to, at + step) }).starts) all.push(start);
  }
  const { starts, nextFrom } = cutStarts(all, question);
  const answered = nextFrom === undefined ? range : { from: range.from, to: dateStart(nextFrom, question.timezone) };
  const held = indices.flatMap((index) => heldSlots(view, index, others, duration, edges(index, answered), now));
  return {
    version: seq,
    stale,
    slots: starts.map((start) => ({ start: formatInstant(start), end: formatInstant(start + duration * MINUTE) })),
    held: held.map(({ start, end, until }) => ({
      start: formatInstant(start),
      end: formatInstant(end),
      until: formatInstant(until),
    })),
    ...(nextFrom === undefined ? {} : { nextFrom }),
  };
}

const edges = (index: number, { from, to }: Range): Range => ({
  from: Math.max(from, index * STRETCH),
  to: Math.max(from, index * STRETCH, Math.min(to, (index + 1) * STRETCH)),
});

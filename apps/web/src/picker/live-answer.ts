import type { LiveEvent, SlotsAnswer } from "@daybook/contract/pages";

/**
 * A slots answer after a live event of its page. Events that the answer already counts in (`version`) change nothing.
 * `covers` bounds the answer: what lies outside would show up in a month that doesn't know its neighbours.
 */
export function applyLiveEvent(
  answer: SlotsAnswer,
  event: LiveEvent,
  duration: number,
  covers: { from: number; to: number },
): SlotsAnswer {
  if (event.seq <= answer.version) return answer;
  const version = event.seq;
  const changed = (event.slots ?? []).filter(
    (slot) => slot.duration === duration && Date.parse(slot.start) >= covers.from && Date.parse(slot.start) < covers.to,
  );
  if (changed.length === 0) return { ...answer, version };
  const starts = new Set(changed.map(({ start }) => Date.parse(start)));
  const others = <T extends { start: string }>(slots: T[]) =>
    slots.filter(({ start }) => !starts.has(Date.parse(start)));
  const plain = changed.map(({ start, end }) => ({ start, end }));
  const slots = others(answer.slots);
  const held = others(answer.held);
  if (event.type === "slot.freed") slots.push(...plain);
  if (event.type === "slot.held") held.push(...plain.map((slot) => ({ ...slot, until: event.until ?? "" })));
  slots.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return { ...answer, version, slots, held };
}

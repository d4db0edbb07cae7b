export interface Slot {
  start: string;
  end: string;
}

const overlap = (a: Slot, b: Slot) =>
  Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end);

/**
 * Where a short time takes as few of the usual ones as it can, on the first day that has any: one, at the end of a
 * stretch. Null where nothing is free.
 */
export function quietestStart(usual: readonly Slot[], short: readonly Slot[]): string | null {
  const day = usual[0]?.start.slice(0, 10);
  const costs = short
    .filter((slot) => slot.start.slice(0, 10) === day)
    .map((slot) => ({ start: slot.start, cost: usual.filter((one) => overlap(one, slot)).length }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => a.cost - b.cost);
  return costs[0]?.start ?? null;
}

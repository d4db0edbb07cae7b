import { type Ink, inks } from "@daybook/contract/event-types";

/** The ink that comes next, in the order they are handed out; the least used when all are. */
export function nextInk(used: readonly Ink[]): Ink {
  const times = (ink: Ink) => used.filter((one) => one === ink).length;
  return inks.reduce((best, ink) => (times(ink) < times(best) ? ink : best), inks[0]);
}

import type { Booking } from "@daybook/contract/bookings";
import { dateIn } from "../../../picker/slots-by-day.ts";

/** One line of the list: the head of a day, or a booking at its place among those of its day. */
export type ListItem =
  | { kind: "head"; key: string; date: string }
  | { kind: "row"; key: string; date: string; booking: Booking; place: number };

/** Bookings in their order, under the days they begin on in a zone. */
export function listItems(bookings: readonly Booking[], timezone: string): ListItem[] {
  const items: ListItem[] = [];
  let [date, place] = ["", 0];
  for (const booking of bookings) {
    const day = dateIn(timezone, booking.start);
    if (day !== date) {
      items.push({ kind: "head", key: day, date: day });
      [date, place] = [day, 0];
    }
    items.push({ kind: "row", key: booking.id, date, booking, place: ++place });
  }
  return items;
}

/** How many bookings each day has. */
export const daySizes = (items: readonly ListItem[]): ReadonlyMap<string, number> =>
  new Map(items.flatMap((item) => (item.kind === "row" ? [[item.date, item.place] as const] : [])));

/**
 * The lines to draw for those in sight, ascending: with them the head of the day that the first of them is of, which
 * stays at the top, and what must not go while it has the focus, with its neighbours for Tab and arrow keys.
 */
export function drawnIndexes(items: readonly ListItem[], inSight: readonly number[], kept: number): number[] {
  const [first] = inSight;
  const drawn = new Set(inSight);
  if (first !== undefined) drawn.add(headOf(items, first));
  if (kept >= 0)
    for (const index of [headOf(items, kept), kept - 1, kept, kept + 1]) if (items[index]) drawn.add(index);
  return [...drawn].sort((a, b) => a - b);
}

function headOf(items: readonly ListItem[], index: number): number {
  let at = index;
  while (at > 0 && items[at]?.kind !== "head") at--;
  return at;
}

/** The next line that is a booking, that way; the same where there is none. */
export function nextRow(items: readonly ListItem[], from: number, by: 1 | -1): number {
  for (let at = from + by; items[at]; at += by) if (items[at]?.kind === "row") return at;
  return from;
}

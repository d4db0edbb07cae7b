import type { BookingQuestion } from "../../../api/organizer.ts";

/** Which bookings are shown, as it stands in the address: `types` are ids with commas between, dates are the host's. */
export interface FilterSearch {
  state?: "upcoming" | "past" | "cancelled";
  q?: string;
  types?: string;
  from?: string;
  to?: string;
}
export type ListState = NonNullable<FilterSearch["state"]>;
export type FilterPart = "q" | "eventTypes" | "dates";

export const typesOf = ({ types }: FilterSearch): string[] => types?.split(",") ?? [];

export const questionOf = ({ q, types, from, to }: FilterSearch, timezone: string): BookingQuestion => ({
  ...(q ? { q } : {}),
  ...(types ? { eventTypes: types } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  ...(from || to ? { timezone } : {}),
});

/** The parts that are set, in the order in which they stand on the page. */
export const setParts = ({ q, types, from, to }: FilterSearch): FilterPart[] => [
  ...(q ? (["q"] as const) : []),
  ...(types ? (["eventTypes"] as const) : []),
  ...(from || to ? (["dates"] as const) : []),
];

/** The filter without one of its parts, or without any; the state stays. */
export function without({ state, q, types, from, to }: FilterSearch, part: FilterPart | "all"): FilterSearch {
  return {
    ...(state ? { state } : {}),
    ...(part !== "all" && part !== "q" && q ? { q } : {}),
    ...(part !== "all" && part !== "eventTypes" && types ? { types } : {}),
    ...(part !== "all" && part !== "dates" ? { ...(from ? { from } : {}), ...(to ? { to } : {}) } : {}),
  };
}

/** The filter with an event type more, or without it. */
export function toggleType(search: FilterSearch, id: string): FilterSearch {
  const before = typesOf(search);
  const types = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  return types.length > 0 ? { ...search, types: types.join(",") } : without(search, "eventTypes");
}

/** The filter with other dates; one or both may be left open. */
export function withDates(search: FilterSearch, from: string | undefined, to: string | undefined): FilterSearch {
  return { ...without(search, "dates"), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

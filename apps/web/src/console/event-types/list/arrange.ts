import type { EventTypeOrder } from "@daybook/contract/event-type-order";

/** How event types stand: those of no group, then the groups. */
export type Arrangement = Omit<EventTypeOrder, "version">;
export type Group = Arrangement["groups"][number];

/** Where something goes: into a group (none: those without one), before or after another, or at the end. */
export interface Place {
  group: string | null;
  beside?: { id: string; side: "before" | "after" };
}

const without = (ids: readonly string[], gone: ReadonlySet<string>): string[] => ids.filter((id) => !gone.has(id));

/** Every list with the group it belongs to, in order. */
export const parts = ({ ungrouped, groups }: Arrangement): { group: string | null; ids: readonly string[] }[] => [
  { group: null, ids: ungrouped },
  ...groups.map(({ id, eventTypeIds }) => ({ group: id, ids: eventTypeIds })),
];

const everyList = (order: Arrangement, change: (ids: string[], group: string | null) => string[]): Arrangement => ({
  ungrouped: change(order.ungrouped, null),
  groups: order.groups.map((group) => ({ ...group, eventTypeIds: change(group.eventTypeIds, group.id) })),
});

/** Moves some to a place; a group that is gone meanwhile is none. */
export function moveTo(order: Arrangement, moved: readonly string[], { group, beside }: Place): Arrangement {
  const going = new Set(moved);
  const target = order.groups.some(({ id }) => id === group) ? group : null;
  return everyList(order, (ids, own) => {
    const rest = without(ids, going);
    if (own !== target) return rest;
    const at = beside ? rest.indexOf(beside.id) : -1;
    if (at === -1) return [...rest, ...moved];
    const cut = beside?.side === "after" ? at + 1 : at;
    return [...rest.slice(0, cut), ...moved, ...rest.slice(cut)];
  });
}

/** One place up or down; at the end of its group, into the next group. Null when it is the first or the last of all. */
export function stepOf(order: Arrangement, id: string, by: 1 | -1): Place | null {
  const all = parts(order);
  const own = all.findIndex(({ ids }) => ids.includes(id));
  const here = all[own];
  if (!here) return null;
  const neighbour = here.ids[here.ids.indexOf(id) + by];
  if (neighbour) return { group: here.group, beside: { id: neighbour, side: by === 1 ? "after" : "before" } };
  const next = all[own + by];
  if (!next) return null;
  const first = next.ids[0];
  return by === 1 && first ? { group: next.group, beside: { id: first, side: "before" } } : { group: next.group };
}

export const groupOf = (order: Arrangement, id: string): string | null =>
  order.groups.find(({ eventTypeIds }) => eventTypeIds.includes(id))?.id ?? null;

export function moveGroup(order: Arrangement, id: string, by: 1 | -1): Arrangement {
  const from = order.groups.findIndex((one) => one.id === id);
  const group = order.groups[from];
  if (!group || !order.groups[from + by]) return order;
  return { ...order, groups: order.groups.filter((one) => one.id !== id).toSpliced(from + by, 0, group) };
}

export const renameGroup = (order: Arrangement, id: string, title: string): Arrangement => ({
  ...order,
  groups: order.groups.map((group) => (group.id === id ? { ...group, title } : group)),
});

/** Its event types stand after those of no group, in their order. */
export const dissolveGroup = (order: Arrangement, id: string): Arrangement => ({
  ungrouped: [...order.ungrouped, ...(order.groups.find((one) => one.id === id)?.eventTypeIds ?? [])],
  groups: order.groups.filter((one) => one.id !== id),
});

/** The order for those that are there: what isn't placed yet stands at the end of those without a group. */
export function fitted(order: Arrangement, ids: readonly string[]): Arrangement {
  const known = new Set(parts(order).flatMap((part) => part.ids));
  const present = new Set(ids);
  const kept = everyList(order, (list) => list.filter((id) => present.has(id)));
  return { ...kept, ungrouped: [...kept.ungrouped, ...ids.filter((id) => !known.has(id))] };
}

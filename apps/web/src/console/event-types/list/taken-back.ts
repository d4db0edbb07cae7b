import { type Arrangement, type Group, moveTo, type Place, parts } from "./arrange.ts";

/** Those that don't stand in `after` as they did in `before`: what is left is in one order in both. As few as can be. */
function moved(before: readonly string[], after: readonly string[]): string[] {
  const places = before.map((id) => after.indexOf(id));
  // The longest row of rising places that ends at each.
  const rows: number[][] = [];
  for (const [index, place] of places.entries()) {
    const fits = rows.filter((row) => (places[row.at(-1) ?? 0] ?? 0) < place);
    const longest = fits.reduce<number[]>((best, row) => (row.length > best.length ? row : best), []);
    if (place >= 0) rows.push([...longest, index]);
  }
  const kept = new Set(rows.reduce((best, row) => (row.length > best.length ? row : best), []));
  return before.filter((_, index) => !kept.has(index));
}

/** Beside whom it stood, of those that are there now. */
function besideWhom(before: readonly string[], id: string, now: readonly string[]): Pick<Place, "beside"> {
  const at = before.indexOf(id);
  const earlier = before.slice(0, at).findLast((one) => now.includes(one));
  if (earlier) return { beside: { id: earlier, side: "after" } };
  const later = before.slice(at + 1).find((one) => now.includes(one));
  return later ? { beside: { id: later, side: "before" } } : {};
}

const listOf = (order: Arrangement, group: string | null): readonly string[] =>
  parts(order).find((part) => part.group === group)?.ids ?? [];
const idsOf = (groups: readonly Group[]): string[] => groups.map(({ id }) => id);

function putGroup({ groups, ...order }: Arrangement, group: Group, before: readonly Group[]): Arrangement {
  const rest = groups.filter(({ id }) => id !== group.id);
  const { beside } = besideWhom(idsOf(before), group.id, idsOf(rest));
  const at = beside ? idsOf(rest).indexOf(beside.id) + (beside.side === "after" ? 1 : 0) : rest.length;
  return { ...order, groups: rest.toSpliced(at, 0, group) };
}

/** Groups that were moved, renamed or dissolved, as they were; what stands in them is left alone. */
function groupsBack(before: Arrangement, after: Arrangement, now: Arrangement): Arrangement {
  let order = now;
  for (const id of moved(idsOf(before.groups), idsOf(after.groups))) {
    const was = before.groups.find((one) => one.id === id);
    const there = order.groups.find((one) => one.id === id);
    const wasDissolved = after.groups.every((one) => one.id !== id);
    if (was && (there || wasDissolved)) order = putGroup(order, there ?? { ...was, eventTypeIds: [] }, before.groups);
  }
  const titles = (of: Arrangement) => new Map(of.groups.map(({ id, title }) => [id, title]));
  const [old, made] = [titles(before), titles(after)];
  return {
    ...order,
    groups: order.groups.map((group) => {
      const was = old.get(group.id);
      // Whoever has named it anew since keeps the name.
      return was !== undefined && made.get(group.id) === group.title ? { ...group, title: was } : group;
    }),
  };
}

/** The way back from a step that made `after` of `before`, to be taken on the order of now: what others did stays. */
export function takenBack(before: Arrangement, after: Arrangement, now: Arrangement): Arrangement {
  let order = groupsBack(before, after, now);
  const present = new Set(parts(now).flatMap(({ ids }) => ids));
  for (const { group, ids } of parts(before))
    for (const id of moved(ids, listOf(after, group))) {
      if (!present.has(id)) continue;
      const others = listOf(order, group).filter((one) => one !== id);
      order = moveTo(order, [id], { group, ...besideWhom(ids, id, others) });
    }
  const made = new Set(idsOf(after.groups).filter((id) => before.groups.every((one) => one.id !== id)));
  return { ...order, groups: order.groups.filter(({ id, eventTypeIds }) => !made.has(id) || eventTypeIds.length > 0) };
}

import { offer } from "@daybook/core/availability/offer";
import type { HoldBlock } from "../offers/hold-block.ts";
import { groupsAt, type PageView } from "./page-view.ts";
import type { RoomHost } from "./room-host.ts";
import { STRETCH } from "./stretch.ts";

const MINUTE = 60_000;

/** A slot of a page, epoch ms, duration in minutes. */
export interface PageSlot {
  start: number;
  end: number;
  duration: number;
}

type State = "free" | "held" | "gone";
/** Slots by `duration:start` and how they stand; what is absent is gone. */
export type States = Map<string, State>;

export interface Difference {
  taken: PageSlot[];
  freed: PageSlot[];
  held: PageSlot[];
}

export interface Span {
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
}

/** Holds count whatever their expiry: what was announced counts until its end is. */
const announced = ({ facts }: RoomHost): HoldBlock[] =>
  facts.holds.map((hold) => ({ ...hold, expiresAt: Number.MAX_SAFE_INTEGER }));

/** How the page's slots around a span stand, as far as they start in the stretch `index`. */
export function statesAround(view: PageView, index: number, span: Span, now: number): States {
  const { settings } = view;
  const states: States = new Map();
  const groups = groupsAt(view, index, announced);
  if (!groups || settings.paused || settings.deleted) return states;
  for (const duration of settings.durations) {
    const from = span.start - (duration + settings.bufferAfter + span.bufferBefore) * MINUTE;
    const to = span.end + (settings.bufferBefore + span.bufferAfter) * MINUTE;
    const edges = { from: Math.max(from, index * STRETCH), to: Math.min(to, (index + 1) * STRETCH) };
    if (edges.from >= edges.to) continue;
    const { starts, refused } = offer({ groups, rules: { ...settings, duration }, now, ...edges, explain: true });
    for (const start of starts) states.set(`${duration}:${start}`, "free");
    for (const one of refused) if (one.by?.kind === "hold") states.set(`${duration}:${one.start}`, "held");
  }
  return states;
}

const slotOf = (key: string): PageSlot => {
  const [duration = 0, start = 0] = key.split(":").map(Number);
  return { start, end: start + duration * MINUTE, duration };
};

export function difference(before: States, after: States): Difference {
  const found: Difference = { taken: [], freed: [], held: [] };
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key) ?? "gone", after.get(key) ?? "gone"];
    if (was === is) continue;
    found[is === "free" ? "freed" : is === "held" ? "held" : "taken"].push(slotOf(key));
  }
  for (const list of Object.values(found))
    list.sort((a: PageSlot, b: PageSlot) => a.start - b.start || a.duration - b.duration);
  return found;
}

/** The slots that are held at this moment, by whom nobody learns, and until when. `others` leaves out one's own hold. */
export function heldSlots(
  view: PageView,
  index: number,
  others: (host: RoomHost) => readonly HoldBlock[],
  duration: number,
  range: { from: number; to: number },
  now: number,
): (PageSlot & { until: number })[] {
  const live = view.hosts
    .flatMap((host) => others(host))
    .filter((hold) => hold.expiresAt > now && hold.start < range.to + STRETCH && hold.end > range.from - STRETCH);
  const groups = live.length > 0 ? groupsAt(view, index, others) : null;
  if (!groups) return [];
  const { refused } = offer({ groups, rules: { ...view.settings, duration }, now, ...range, explain: true });
  return [...refused].flatMap(({ start, by }) => {
    if (by?.kind !== "hold") return [];
    const hold = live.find((one) => one.id === by.id);
    return hold ? [{ start, end: start + duration * MINUTE, duration, until: hold.expiresAt }] : [];
  });
}

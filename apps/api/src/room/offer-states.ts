import { offer } from "@daybook/core/availability/offer";
import type { HoldBlock } from "../offers/hold-block.ts";
import { CHUNK, type Chunk } from "./chunk.ts";

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

interface Span {
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
}

/** How the page's slots around a span stand. Holds count whatever their expiry: what was announced counts until its end is. */
export function statesAround(chunk: Chunk, holds: readonly HoldBlock[], spans: readonly Span[], now: number): States {
  const { settings } = chunk.inputs;
  const states: States = new Map();
  if (settings.paused || settings.deleted) return states;
  const groups = chunk.groups(holds.map((hold) => ({ ...hold, expiresAt: Number.MAX_SAFE_INTEGER })));
  for (const span of spans) {
    for (const duration of settings.durations) {
      const from = span.start - (duration + settings.bufferAfter + span.bufferBefore) * MINUTE;
      const to = span.end + (settings.bufferBefore + span.bufferAfter) * MINUTE;
      const edges = { from: Math.max(from, chunk.index * CHUNK), to: Math.min(to, (chunk.index + 1) * CHUNK) };
      if (edges.from >= edges.to) continue;
      const { starts, refused } = offer({
        groups,
        rules: { ...settings, duration },
        now,
        ...edges,
        explain: true,
      });
      for (const start of starts) states.set(`${duration}:${start}`, "free");
      for (const one of refused) if (one.by?.kind === "hold") states.set(`${duration}:${one.start}`, "held");
    }
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

/** The slots that are held at this moment, by whom nobody learns, and until when. */
export function heldSlots(
  chunk: Chunk,
  holds: readonly HoldBlock[],
  duration: number,
  range: { from: number; to: number },
  now: number,
): (PageSlot & { until: number })[] {
  const live = holds.filter(
    (hold) => hold.expiresAt > now && hold.start < range.to + CHUNK && hold.end > range.from - CHUNK,
  );
  if (live.length === 0) return [];
  const { settings } = chunk.inputs;
  const groups = chunk.groups(holds);
  const { refused } = offer({
    groups,
    rules: { ...settings, duration },
    now,
    ...range,
    explain: true,
  });
  return refused.flatMap(({ start, by }) => {
    if (by?.kind !== "hold") return [];
    const hold = live.find((one) => one.id === by.id);
    return hold ? [{ start, end: start + duration * MINUTE, duration, until: hold.expiresAt }] : [];
  });
}

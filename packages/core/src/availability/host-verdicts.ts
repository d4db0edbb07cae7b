import { type Block, type Blocker, type Cover, firstEndingAfter } from "./blocks.ts";
import type { HostGrid } from "./grid.ts";
import type { Obstacles } from "./obstacles.ts";
import type { OpenWindows } from "./open-windows.ts";
import { offered, reasonCode } from "./refusal.ts";
import type { OfferRules, StartBounds } from "./rules.ts";

/** What one host says to a list of starts, in the list's order. */
export interface Verdicts {
  /** `offered`, or the code of the reason. */
  readonly reasons: Int8Array;
  /** What takes the time, where something does. */
  readonly blockers: readonly (Blocker | undefined)[];
}

/**
 * Judges the ascending `minutes` (epoch minutes), on the host's grid or off it. One pass; every list is walked by a
 * cursor of its own, so time is linear in minutes, hours and blocks.
 */
export function hostVerdicts(
  minutes: readonly number[],
  grid: HostGrid,
  rules: OfferRules,
  bounds: StartBounds,
  obstacles: Obstacles,
): Verdicts {
  const { duration, bufferBefore, bufferAfter } = rules;
  const first = minutes[0] ?? 0;
  const reasons = new Int8Array(minutes.length);
  const blockers: (Blocker | undefined)[] = new Array(minutes.length).fill(undefined);
  const hoursRefusal = hoursCursor(grid, duration);
  const { booked, busy, held } = obstacles.bare();
  const meetsGuarded = meetCursor(obstacles.guarded, first - bufferBefore);
  const meetsBooked = meetCursor(booked, first);
  const meetsBusy = meetCursor(busy, first);
  const meetsHeld = meetCursor(held, first);

  for (let i = 0; i < minutes.length; i++) {
    const start = minutes[i] as number;
    const end = start + duration;
    let reason = boundsRefusal(bounds, start);
    if (reason === offered) reason = hoursRefusal(start);
    if (reason === offered) {
      const near = meetsGuarded(start - bufferBefore, end + bufferAfter);
      if (near) {
        const appointment = meetsBooked(start, end);
        const foreign = appointment ? undefined : meetsBusy(start, end);
        const hold = appointment || foreign ? undefined : meetsHeld(start, end);
        if (appointment) reason = reasonCode.booked;
        else if (foreign) reason = reasonCode.busy;
        else reason = hold ? reasonCode.held : reasonCode.buffer;
        blockers[i] = (appointment ?? foreign ?? hold ?? near).by;
      }
    }
    reasons[i] = reason;
  }
  return { reasons, blockers };
}

function boundsRefusal(bounds: StartBounds, start: number): number {
  if (start < bounds.now) return reasonCode.past;
  if (start < bounds.windowFrom || start >= bounds.windowTo) return reasonCode.window;
  return start < bounds.noticed ? reasonCode.notice : offered;
}

function hoursCursor(grid: HostGrid, duration: number): (start: number) => number {
  const isOpen = withinCursor(grid.openWindows, duration);
  const wasOpen = withinCursor(grid.allWindows, duration);
  let next = 0;
  return (start) => {
    if (!isOpen(start)) return wasOpen(start) ? reasonCode.override : reasonCode.outside_hours;
    while (next < grid.open.length && (grid.open[next] as number) < start) next++;
    return grid.open[next] === start ? offered : reasonCode.off_grid;
  };
}

/** Whether a slot that starts at the (ascending) minute asked for lies in open time from end to end. */
function withinCursor({ start, reach }: OpenWindows, duration: number): (minute: number) => boolean {
  let i = 0;
  return (minute) => {
    while (i < reach.length && (reach[i] as number) <= minute) i++;
    return i < reach.length && (start[i] as number) <= minute && minute + duration <= (reach[i] as number);
  };
}

/** The block that [from, to) meets, the earliest of several; `from` and `to` ascend from call to call. */
function meetCursor(cover: Cover, firstFrom: number): (from: number, to: number) => Block | undefined {
  let i = firstEndingAfter(cover, firstFrom);
  return (from, to) => {
    while (i < cover.to.length && (cover.to[i] as number) <= from) i++;
    return i < cover.from.length && (cover.from[i] as number) < to ? cover.owner[i] : undefined;
  };
}

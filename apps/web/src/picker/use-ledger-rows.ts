import { type FocusEvent, type PointerEvent, useEffect, useState } from "react";
import { currentTime } from "../time/now.ts";
import { type LedgerRow, nextChange, nextRows } from "./ledger-rows.ts";
import type { DaySlots } from "./slots-by-day.ts";

const nothing: DaySlots = { free: [], held: [] };

const startUnder = (target: EventTarget): number => {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-start]") : null;
  return row ? Number(row.dataset.start) : Number.POSITIVE_INFINITY;
};

/**
 * The lines of a day's times as they should stand now. `page` names what is shown (date, zone, duration): another page
 * begins afresh. Spread `watch` on the list, so that nothing moves under a pointer or the focus.
 */
export function useLedgerRows(page: string, day: DaySlots | null, taken: ReadonlySet<number>) {
  const [shown, setShown] = useState<{ page: string; rows: LedgerRow[] }>({ page: "", rows: [] });
  const [pointer, setPointer] = useState<number | null>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const [, setTick] = useState(0);

  const anchor = pointer === null && focus === null ? null : Math.max(pointer ?? 0, focus ?? 0);
  const before = shown.page === page ? shown.rows : [];
  const rows = nextRows(before, day ?? nothing, { now: currentTime(), anchor, taken });
  if (shown.page !== page || rows !== shown.rows) setShown({ page, rows });

  useEffect(() => {
    const at = nextChange(rows, anchor !== null);
    if (at === null) return;
    const timer = setTimeout(() => setTick((tick) => tick + 1), Math.max(0, at - currentTime()));
    return () => clearTimeout(timer);
  }, [rows, anchor]);

  const watch = {
    onPointerOver: (event: PointerEvent) => {
      if (event.pointerType === "mouse") setPointer(startUnder(event.target));
    },
    onPointerLeave: () => setPointer(null),
    onFocus: (event: FocusEvent) => setFocus(startUnder(event.target)),
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocus(null);
    },
  };
  return { rows, watch };
}

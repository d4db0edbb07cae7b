import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { drawnIndexes, type ListItem, nextRow } from "./list-items.ts";

/** Until a line has been measured, px. */
const ABOUT = { head: 53, row: 49 };
/** Lines beyond the edges of the window, each way. */
const BEYOND = 10;
/** What lies over the edges of the window: the head of the day above, the tabs of a phone below. px */
const EDGE = { start: 60, end: 80 };

/** A line to draw, and how much room those have that aren't drawn between it and the one before, px. */
export interface Drawn {
  item: ListItem;
  index: number;
  gap: number;
}

interface LongList {
  container: RefObject<HTMLDivElement | null>;
  measure(element: HTMLElement | null): void;
  drawn: Drawn[];
  /** Below the last line, px. */
  rest: number;
  /** The index of the last line in sight, and of the first. */
  last: number;
  first: number;
  /** The booking that Tab reaches; arrow keys go on from it. */
  stop: string | null;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

const keyOf = (target: EventTarget | null) =>
  target instanceof Element ? (target.closest<HTMLElement>("[data-key]")?.dataset.key ?? null) : null;

/** Draws the lines of a list that are in the window: it scrolls with the page, and may have thousands. */
export function useLongList(items: readonly ListItem[], selected: string | undefined): LongList {
  const container = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const kept = focused === null ? -1 : items.findIndex((item) => item.kind === "row" && item.key === focused);

  useLayoutEffect(() => {
    if (container.current) setTop(container.current.getBoundingClientRect().top + window.scrollY);
  });
  const list = useWindowVirtualizer<HTMLElement>({
    count: items.length,
    estimateSize: (index) => ABOUT[items[index]?.kind ?? "row"],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: BEYOND,
    scrollMargin: top,
    scrollPaddingStart: EDGE.start,
    scrollPaddingEnd: EDGE.end,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      return drawnIndexes(
        items,
        Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place),
        kept,
      );
    },
  });

  let end = top;
  const drawn: Drawn[] = [];
  for (const { index, start, end: itsEnd } of list.getVirtualItems()) {
    const item = items[index];
    if (item) drawn.push({ item, index, gap: start - end });
    end = itsEnd;
  }
  const rows = drawn.flatMap(({ item }) => (item.kind === "row" ? [item.key] : []));
  const stop = [focused, selected].find((key) => key && rows.includes(key)) ?? rows[0] ?? null;

  const focusRow = (key: string) =>
    container.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  // What was far away is there once it has been scrolled to.
  useEffect(() => {
    if (wanted.current === null || !rows.includes(wanted.current)) return;
    focusRow(wanted.current);
    wanted.current = null;
  });

  const goTo = (index: number) => {
    const item = items[index];
    if (item?.kind !== "row") return;
    wanted.current = item.key;
    setFocused(item.key);
    list.scrollToIndex(index, { align: "auto" });
  };

  return {
    container,
    measure: list.measureElement,
    drawn,
    rest: Math.max(0, list.getTotalSize() + top - end),
    first: list.range?.startIndex ?? 0,
    last: list.range?.endIndex ?? 0,
    stop,
    onFocus: ({ target }) => setFocused(keyOf(target)),
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null) setFocused(keyOf(relatedTarget));
    },
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const key = keyOf(event.target);
      const at = items.findIndex((item) => item.kind === "row" && item.key === key);
      if (at < 0) return;
      const targets: Record<string, () => number> = {
        ArrowDown: () => nextRow(items, at, 1),
        ArrowUp: () => nextRow(items, at, -1),
        Home: () => nextRow(items, -1, 1),
        End: () => nextRow(items, items.length, -1),
      };
      const target = targets[event.key]?.();
      if (target === undefined) return;
      event.preventDefault();
      goTo(target);
    },
  };
}

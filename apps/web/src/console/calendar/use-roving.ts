import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

interface Roving {
  container: RefObject<HTMLDivElement | null>;
  /** The one block that Tab reaches. */
  stop: string | null;
  onFocused(id: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

const blocksIn = (column: Element) => [...column.querySelectorAll<HTMLElement>("[data-block]")];

/** Nearest by height on the page, in the next column that way which has any. */
function beside(columns: readonly Element[], from: number, by: 1 | -1, block: HTMLElement): HTMLElement | undefined {
  const top = block.getBoundingClientRect().top;
  for (let index = from + by; index >= 0 && index < columns.length; index += by) {
    const column = columns[index];
    const blocks = column ? blocksIn(column) : [];
    const distance = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().top - top);
    if (blocks.length > 0) return blocks.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  }
  return undefined;
}

/**
 * Arrow keys go between the blocks of a calendar: up and down in a day, left and right between days. One block at a
 * time is in the Tab order. Page Up and Page Down turn the page.
 */
export function useRoving(ids: readonly string[], preferred: string | undefined, onTurn: (by: 1 | -1) => void): Roving {
  const container = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = [focused, preferred].find((id) => id && ids.includes(id)) ?? ids[0] ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      onTurn(event.key === "PageUp" ? -1 : 1);
      return;
    }
    const block = (event.target as Element).closest<HTMLElement>("[data-block]");
    const columns = [...(container.current?.querySelectorAll("[data-column]") ?? [])];
    const from = columns.findIndex((column) => column.contains(block));
    const column = columns[from];
    if (!block || !column) return;
    const blocks = blocksIn(column);
    const at = blocks.indexOf(block);
    const [onward, back] = document.dir === "rtl" ? ([-1, 1] as const) : ([1, -1] as const);
    const targets: Record<string, () => HTMLElement | undefined> = {
      ArrowDown: () => blocks[at + 1],
      ArrowUp: () => blocks[at - 1],
      ArrowRight: () => beside(columns, from, onward, block),
      ArrowLeft: () => beside(columns, from, back, block),
      Home: () => blocks[0],
      End: () => blocks.at(-1),
    };
    const target = targets[event.key];
    if (!target) return;
    event.preventDefault();
    target()?.focus();
  };
  return { container, stop, onFocused: setFocused, onKeyDown };
}

import type { KeyboardEvent } from "react";
import { addDays, addMonths, daysIntoWeek, monthOf, sameDayIn } from "../time/month.ts";

/** Where a key leads from a date on a month's grid, as in ARIA's practices guide; null for keys that lead nowhere. */
export function destination(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  from: string,
  weekStart: number,
): string | null {
  const rtl = document.dir === "rtl" ? -1 : 1;
  const into = daysIntoWeek(from, weekStart);
  switch (key) {
    case "ArrowLeft":
      return addDays(from, -rtl);
    case "ArrowRight":
      return addDays(from, rtl);
    case "ArrowUp":
      return addDays(from, -7);
    case "ArrowDown":
      return addDays(from, 7);
    case "Home":
      return addDays(from, -into);
    case "End":
      return addDays(from, 6 - into);
    case "PageUp":
      return sameDayIn(from, addMonths(monthOf(from), shiftKey ? -12 : -1));
    case "PageDown":
      return sameDayIn(from, addMonths(monthOf(from), shiftKey ? 12 : 1));
    default:
      return null;
  }
}

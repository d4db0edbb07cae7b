import type { Booking } from "@daybook/contract/bookings";
import { zone } from "@daybook/core/time/zone";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { hostSlotsQuery } from "../../../api/host-slots.ts";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { addDays } from "../../../time/month.ts";
import { MINUTE } from "../../../time/units.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import type { HourSpan } from "../calendar-items.ts";
import { aimAt, instantAt, stepFrom, type Target } from "./aim.ts";

interface MovingOptions {
  bookings: readonly Booking[];
  shown: readonly string[];
  timezone: string;
  hours: HourSpan;
  container: RefObject<HTMLDivElement | null>;
  now: number;
}

/** What is being moved: by the pointer (grabbed so many px below its top), by keys, or let go and to be confirmed. */
interface Held {
  booking: Booking;
  how: "pointer" | "keys" | "confirm";
  grabbed: number;
  /** What it is aimed at, before it snaps. */
  date: string;
  wanted: number;
}

/** So far a press may slip and still be one, px. */
const SLIP = 5;

/** What moves by keys; Escape ends it, Space would press what is held. */
const MOVING_KEYS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", " ", "Escape"]);

/**
 * Moves a booking in the week: dragged, or by arrow keys after M. Where it would stand, and what that costs, is known
 * before it is let go; nothing is moved before it is confirmed.
 */
export function useMoving({ bookings, shown, timezone, hours, container, now }: MovingOptions) {
  const [held, setHeld] = useState<Held | null>(null);
  const pressed = useRef<{ booking: Booking; x: number; y: number; grabbed: number } | null>(null);
  /** The press that dragged it is no press on it. */
  const dragged = useRef(false);
  const range = { from: shown[0] ?? "", to: shown.at(-1) ?? "", timezone };
  const length = held ? Date.parse(held.booking.end) - Date.parse(held.booking.start) : 0;
  const { data: times } = useQuery({
    ...hostSlotsQuery({ of: "bookings", id: held?.booking.id ?? "" }, { ...range, duration: length / MINUTE }),
    enabled: held !== null,
  });
  const target = held ? aimAt(times, held.date, held.wanted, length, timezone) : null;
  const end = () => {
    pressed.current = null;
    setHeld(null);
  };
  const begin = (booking: Booking, how: Held["how"], grabbed = 0) =>
    setHeld({ booking, how, grabbed, date: dateIn(timezone, booking.start), wanted: Date.parse(booking.start) });
  const canMove = ({ state, end }: Booking) => (state === "confirmed" || state === "pending") && Date.parse(end) > now;
  const bookingOf = (element: EventTarget) => {
    const id = (element as Element).closest<HTMLElement>("[data-booking]")?.dataset.booking;
    return bookings.find((one) => one.id === id && canMove(one)) ?? null;
  };
  useEscape(held !== null && held.how !== "confirm", end);

  const drop = (from: Held, at: Target | null) => {
    const isMoved = at !== null && at.start !== Date.parse(from.booking.start);
    // Let go before it is known what it costs: the question says so as soon as it is.
    if (isMoved && at.time?.kind !== "taken") return setHeld({ ...from, how: "confirm" });
    if (isMoved) toast(t("calendar.moving.refused"), { about: from.booking.id });
    end();
  };

  const pointer = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      dragged.current = false;
      const booking = event.button === 0 && event.pointerType !== "touch" ? bookingOf(event.target) : null;
      const block = (event.target as Element).closest<HTMLElement>("[data-booking]");
      pressed.current = booking &&
        block && {
          booking,
          x: event.clientX,
          y: event.clientY,
          grabbed: event.clientY - block.getBoundingClientRect().top,
        };
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const press = pressed.current;
      if (!press) return;
      // It was let go where nobody told us: outside the window.
      if (!(event.buttons & 1)) return end();
      if (held?.how !== "pointer") {
        if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLIP) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = true;
        begin(press.booking, "pointer", press.grabbed);
        return;
      }
      const over = placeUnder(container.current, event.clientX, event.clientY - held.grabbed, hours);
      const there = zone(timezone);
      if (over && there) setHeld({ ...held, date: over.date, wanted: instantAt(there, over.date, over.minute) });
    },
    onPointerUp() {
      pressed.current = null;
      if (held?.how === "pointer") drop(held, target);
    },
    onPointerCancel() {
      end();
    },
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }) {
      if (!dragged.current) return;
      dragged.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  /** True where the key was for a move. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (held?.how !== "keys") {
      const booking = event.key.toLowerCase() === "m" ? bookingOf(event.target) : null;
      if (booking) begin(booking, "keys");
      return booking !== null;
    }
    if (event.key === "Tab") {
      end();
      return false;
    }
    // The browser's own keys, as F5, stay its own.
    if (MOVING_KEYS.has(event.key)) event.preventDefault();
    if (event.key === "Enter" && target) drop(held, target);
    else if (target) setHeld(byKey(event.key, held, target));
    return true;
  };

  const byKey = (key: string, from: Held, at: Target): Held => {
    const days = document.dir === "rtl" ? { ArrowLeft: 1, ArrowRight: -1 } : { ArrowLeft: -1, ArrowRight: 1 };
    const by = key in days ? days[key as keyof typeof days] : 0;
    const date = addDays(at.date, by);
    if (by !== 0) return shown.includes(date) ? { ...from, date, wanted: at.start + by * 1440 * MINUTE } : from;
    if (key !== "ArrowDown" && key !== "ArrowUp") return from;
    return { ...from, date: at.date, wanted: stepFrom(times, at, key === "ArrowDown" ? 1 : -1, timezone) };
  };

  return {
    booking: held?.booking ?? null,
    how: held?.how ?? null,
    isByKeys: held?.how === "keys",
    target,
    pointer,
    onKeyDown,
    end,
  };
}
export type Moving = ReturnType<typeof useMoving>;

/** The day and its minute at a point of the window, as far as hours are drawn. */
function placeUnder(container: HTMLElement | null, x: number, y: number, { first, last }: HourSpan) {
  const columns = [...(container?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
  const column = columns.find((one) => {
    const { left, right } = one.getBoundingClientRect();
    return x >= left && x < right;
  });
  if (!column?.dataset.column) return null;
  const { top, height } = column.getBoundingClientRect();
  const minute = first * 60 + ((y - top) / height) * (last - first) * 60;
  return { date: column.dataset.column, minute: Math.max(first * 60, Math.min(last * 60 - 1, minute)) };
}

/** Wherever the focus is, Escape ends it. */
function useEscape(isOn: boolean, end: () => void) {
  const last = useRef(end);
  last.current = end;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: globalThis.KeyboardEvent) => event.key === "Escape" && last.current();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isOn]);
}

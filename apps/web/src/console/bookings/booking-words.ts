import type { Booking, BookingDetail } from "@daybook/contract/bookings";
import { shortName } from "../../booking/facts.ts";
import { formatInstantDate, formatTime, formatTimeRange } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";

export type Standing = "ahead" | "running" | "over" | "cancelled";

export function standingOf(booking: Pick<Booking, "state" | "start" | "end">, now: number): Standing {
  if (booking.state === "cancelled") return "cancelled";
  if (Date.parse(booking.end) <= now) return "over";
  return Date.parse(booking.start) <= now ? "running" : "ahead";
}

/** What a host can do with a booking, by where it stands. */
export const allowed = {
  ahead: { move: true, cancel: true },
  running: { move: true, cancel: true },
  over: { move: false, cancel: false },
  cancelled: { move: false, cancel: false },
} as const satisfies Record<Standing, { move: boolean; cancel: boolean }>;

/** "Thursday 15 October, 12:30–13:30" in a zone. */
export const whenWords = (start: string, end: string, timezone: string, clock: Clock): string =>
  `${formatInstantDate(start, timezone, "long")}, ${formatTimeRange(start, end, timezone, clock)}`;

type Happened = BookingDetail["history"][number];

/** One line of a booking's history. */
export function historyWords(entry: Happened, invitee: string, timezone: string, clock: Clock): string {
  const who = entry.by === "host" ? "You" : shortName(invitee);
  const reason = entry.reason ? `: “${entry.reason}”` : "";
  if (entry.kind === "booked") return `${who} booked it`;
  if (entry.kind === "cancelled") return `${who} cancelled${reason}`;
  if (!entry.from || !entry.to) return `${who} moved it`;
  const written = (instant: string) =>
    `${formatInstantDate(instant, timezone, "short")}, ${formatTime(instant, timezone, clock)}`;
  return `${who} moved it from ${written(entry.from.start)} to ${written(entry.to.start)}`;
}

type Delivery = BookingDetail["deliveries"][number];

const mails: readonly [RegExp, string][] = [
  [/cancel/, "Cancellation"],
  [/mov|resched/, "New time"],
  [/remind/, "Reminder"],
  [/confirm|book|creat/, "Confirmation"],
];

/** "Confirmation to Jonas", "Confirmation to you". */
export function deliveryName(
  { kind, to }: Pick<Delivery, "kind" | "to">,
  people: Readonly<Record<string, string>>,
): string {
  const name = mails.find(([pattern]) => pattern.test(kind))?.[1] ?? "Message";
  return to ? `${name} to ${people[to] ?? to}` : name;
}

/** What became of it, and when. */
export function deliveryState(delivery: Delivery, timezone: string, clock: Clock): string {
  const at = delivery.at
    ? `${formatInstantDate(delivery.at, timezone, "short")}, ${formatTime(delivery.at, timezone, clock)}`
    : "";
  const tries = delivery.attempts === 1 ? "tried once" : `tried ${delivery.attempts} times`;
  if (delivery.state === "done") return at;
  if (delivery.state === "skipped") return [at, delivery.lastError].filter(Boolean).join(", ");
  if (delivery.state === "paused") return ["until its receiver is back", delivery.lastError].filter(Boolean).join(", ");
  if (delivery.state === "failed") return [at, tries, delivery.lastError].filter(Boolean).join(", ");
  return delivery.lastError === null ? "" : `${tries}, trying again`;
}

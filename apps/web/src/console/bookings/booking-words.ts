import type { Booking, BookingDetail } from "@daybook/contract/bookings";
import { shortName } from "../../booking/facts.ts";
import type { Clock } from "../../time/locale.ts";
import { t } from "../../words/words.ts";
import { dateAndTime } from "../date-words.ts";

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

type Happened = BookingDetail["history"][number];

/** One line of a booking's history. */
export function historyWords(entry: Happened, invitee: string, timezone: string, clock: Clock): string {
  const name = shortName(invitee);
  const { reason } = entry;
  const isOwn = entry.by === "host";
  if (entry.kind === "booked") return isOwn ? t("bookings.history.youBooked") : t("bookings.history.booked", { name });
  if (entry.kind === "cancelled" && reason)
    return isOwn
      ? t("bookings.history.youCancelledBecause", { reason })
      : t("bookings.history.cancelledBecause", { name, reason });
  if (entry.kind === "cancelled")
    return isOwn ? t("bookings.history.youCancelled") : t("bookings.history.cancelled", { name });
  if (!entry.from || !entry.to) return isOwn ? t("bookings.history.youMoved") : t("bookings.history.moved", { name });
  const from = dateAndTime(entry.from.start, timezone, clock);
  const to = dateAndTime(entry.to.start, timezone, clock);
  return isOwn
    ? t("bookings.history.youMovedFromTo", { from, to })
    : t("bookings.history.movedFromTo", { name, from, to });
}

type Delivery = BookingDetail["deliveries"][number];

const mails = [
  [/cancel/, "cancellation"],
  [/mov|resched/, "move"],
  [/remind/, "reminder"],
  [/confirm|book|creat/, "confirmation"],
] as const;

/** Whom the addresses of deliveries belong to. */
interface People {
  /** The reader's own address. */
  own: string;
  names: Readonly<Record<string, string>>;
}

/** "Confirmation to Jonas", "Confirmation to you". */
export function deliveryName({ kind, to }: Pick<Delivery, "kind" | "to">, { own, names }: People): string {
  const mail = mails.find(([pattern]) => pattern.test(kind))?.[1] ?? "other";
  if (!to) return t("bookings.deliveries.mail", { mail });
  return to === own
    ? t("bookings.deliveries.mailToYou", { mail })
    : t("bookings.deliveries.mailTo", { mail, name: names[to] ?? to });
}

/** What became of it, and when. */
export function deliveryState(delivery: Delivery, timezone: string, clock: Clock): string {
  const { state, attempts, lastError } = delivery;
  const at = delivery.at ? dateAndTime(delivery.at, timezone, clock) : null;
  if (state === "done") return at ?? "";
  if (state === "skipped") return alongside(at, lastError);
  if (state === "paused") return alongside(t("bookings.deliveries.untilBack"), lastError);
  if (state === "failed") return alongside(at, t("bookings.deliveries.tried", { attempts }), lastError);
  return lastError === null ? "" : t("bookings.deliveries.tryingAgain", { attempts });
}

/** Facts that each stand for themselves, in a row. */
function alongside(...facts: readonly (string | null)[]): string {
  const [first = "", ...others] = facts.flatMap((fact) => (fact ? [fact] : []));
  return others.reduce((before, next) => t("bookings.deliveries.alongside", { first: before, second: next }), first);
}

import type { Booking, BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import { shortName } from "../../booking/facts.ts";
import { formatList } from "../../time/format.ts";
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

type ChangedGuests = NonNullable<Happened["guests"]>;

/** Guests by name, or by address where none was given. */
export const guestNames = (guests: ChangedGuests["added"]): string =>
  formatList(
    guests.map(({ name, email }) => name || readableEmail(email)),
    "conjunction",
  );

/** Who was added or taken off, and by whom; null for the reader. */
function guestsWords({ added, removed }: ChangedGuests, name: string | null): string {
  const guests = guestNames(added.length > 0 ? added : removed);
  if (added.length > 0)
    return name === null
      ? t("bookings.history.youAddedGuests", { guests })
      : t("bookings.history.addedGuests", { name, guests });
  return name === null
    ? t("bookings.history.youTookOffGuests", { guests })
    : t("bookings.history.tookOffGuests", { name, guests });
}

/** One line of a booking's history. Another host is named as a guest is: the reader did what nobody is named for. */
export function historyWords(entry: Happened, invitee: string, timezone: string, clock: Clock): string {
  const { kind, reason } = entry;
  const isOwn = entry.by === "host" && entry.byName === undefined;
  const name = entry.by === "system" ? "Daybook" : shortName(entry.byName ?? invitee);
  if (kind === "booked") return isOwn ? t("bookings.history.youBooked") : t("bookings.history.booked", { name });
  if (kind === "cancelled" && reason)
    return isOwn
      ? t("bookings.history.youCancelledBecause", { reason })
      : t("bookings.history.cancelledBecause", { name, reason });
  if (kind === "cancelled")
    return isOwn ? t("bookings.history.youCancelled") : t("bookings.history.cancelled", { name });
  if (entry.guests && kind === "guests_changed") return guestsWords(entry.guests, isOwn ? null : name);
  if (kind === "answered" || kind === "readdressed" || kind === "resent" || kind === "kept")
    return aboutInvitee(entry, isOwn, name);
  if (kind !== "moved") return t("bookings.history.other", { kind });
  if (!entry.from || !entry.to) return isOwn ? t("bookings.history.youMoved") : t("bookings.history.moved", { name });
  const from = dateAndTime(entry.from.start, timezone, clock);
  const to = dateAndTime(entry.to.start, timezone, clock);
  return isOwn
    ? t("bookings.history.youMovedFromTo", { from, to })
    : t("bookings.history.movedFromTo", { name, from, to });
}

/** What happened around the invitee, the time left alone. */
function aboutInvitee(
  { kind, answer = "accepted", answeredBy = "", was = "" }: Happened,
  isOwn: boolean,
  name: string,
): string {
  if (kind === "answered") return t("bookings.history.answered", { answer, name: shortName(answeredBy) || name });
  if (kind === "readdressed") {
    const values = { was: readableEmail(was) };
    return isOwn
      ? t("bookings.history.youReaddressed", values)
      : t("bookings.history.readdressed", { ...values, name });
  }
  if (kind === "resent") return isOwn ? t("bookings.history.youResent") : t("bookings.history.resent", { name });
  return isOwn ? t("bookings.history.youKept") : t("bookings.history.kept", { name });
}

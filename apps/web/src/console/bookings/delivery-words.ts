import type { BookingDetail } from "@daybook/contract/bookings";
import { shortName } from "../../booking/facts.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { formatTime } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { t } from "../../words/words.ts";
import { dateAndTime } from "../date-words.ts";
import { noticeWords } from "../event-types/draft/notice.ts";

export type Delivery = BookingDetail["deliveries"][number];

const mails = [
  [/cancel/, "cancellation"],
  [/mov|resched/, "move"],
  [/remind/, "reminder"],
  [/follow/, "followUp"],
  [/confirm|book|creat/, "confirmation"],
] as const;

/** "Confirmation to Jonas", "Confirmation to you". */
export function deliveryName({ kind, to, recipient }: Pick<Delivery, "kind" | "to" | "recipient">): string {
  const mail = mails.find(([pattern]) => pattern.test(kind))?.[1] ?? "other";
  if (recipient.you) return t("bookings.deliveries.mailToYou", { mail });
  const name = shortName(recipient.name) || to;
  return name ? t("bookings.deliveries.mailTo", { mail, name }) : t("bookings.deliveries.mail", { mail });
}

/** Where and when the reader is. */
interface Here {
  timezone: string;
  clock: Clock;
  now: number;
}

/** The time alone where it is today. */
function whenOf(instant: string, { timezone, clock, now }: Here): string {
  const today = dateIn(timezone, instant) === dateIn(timezone, now);
  return today ? formatTime(instant, timezone, clock) : dateAndTime(instant, timezone, clock);
}

/** It waits for its time, and nothing is wrong. */
export const isPlanned = ({ reminder, state, lastError, nextAt }: Delivery, now: number): boolean =>
  reminder !== undefined && state === "waiting" && lastError === null && nextAt !== null && Date.parse(nextAt) > now;

/** Of what is sent by itself: how long before or after. */
function timing({ minutes, when }: NonNullable<Delivery["reminder"]>): string {
  const length = noticeWords(minutes);
  return t(when === "before_start" ? "bookings.deliveries.before" : "bookings.deliveries.after", { length });
}

/** What became of it, and when: nothing where its state says all there is. */
function outcome({ state, at, attempts, lastError, nextAt }: Delivery, here: Here): string | null {
  if (state === "paused") return t("bookings.deliveries.untilBack");
  if (state === "failed")
    return at
      ? t("bookings.deliveries.gaveUp", { attempts, when: whenOf(at, here) })
      : t("bookings.deliveries.tried", { attempts });
  if (state !== "waiting") return at && whenOf(at, here);
  if (lastError === null) return null;
  return nextAt && Date.parse(nextAt) > here.now
    ? t("bookings.deliveries.nextTry", { attempts, when: whenOf(nextAt, here) })
    : t("bookings.deliveries.tryingAgain", { attempts });
}

/** What became of it and when, and why: a line for each. */
export function deliveryLines(delivery: Delivery, here: Here): string[] {
  const { cause } = delivery;
  const { reminder, nextAt } = delivery;
  const told =
    isPlanned(delivery, here.now) && nextAt
      ? t("bookings.deliveries.waitsUntil", { when: whenOf(nextAt, here) })
      : outcome(delivery, here);
  return [
    ...(reminder ? [timing(reminder)] : []),
    ...(told ? [told] : []),
    ...(cause ? [t("bookings.deliveries.cause", { cause })] : []),
  ];
}

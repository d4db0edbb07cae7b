import type { BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import { shortName } from "../../booking/facts.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { formatTime } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { t } from "../../words/words.ts";
import { dateAndTime } from "../date-words.ts";
import { noticeWords } from "../event-types/draft/notice.ts";
import { named } from "./named.ts";

export type Delivery = BookingDetail["deliveries"][number];

const mails = [
  [/remove/, "removal"],
  [/cancel/, "cancellation"],
  [/mov|resched/, "move"],
  [/remind/, "reminder"],
  [/follow/, "followUp"],
  [/confirm|book|creat/, "confirmation"],
] as const;

/** "Confirmation to Jonas", "Confirmation to you". */
export function deliveryName({ kind, to, recipient }: Pick<Delivery, "kind" | "to" | "recipient">): string {
  if (/answered/.test(kind)) return answerName(recipient);
  const mail = mails.find(([pattern]) => pattern.test(kind))?.[1] ?? "other";
  if (recipient.you) return t("bookings.deliveries.mailToYou", { mail });
  const name = named(shortName(recipient.name) || readableEmail(to));
  if (recipient.as === "guest") return t("bookings.deliveries.toGuest", { mail, name });
  return name ? t("bookings.deliveries.mailTo", { mail, name }) : t("bookings.deliveries.mail", { mail });
}

/** The mail to a host that tells what a calendar answered. */
const answerName = ({ you, name }: Delivery["recipient"]): string =>
  you ? t("bookings.deliveries.answerToYou") : t("bookings.deliveries.answerTo", { name: named(shortName(name)) });

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
  const { cause, reminder, nextAt, outcome: later } = delivery;
  if (cause === "suppressed") return [t("bookings.outcome.stopped")];
  const told =
    isPlanned(delivery, here.now) && nextAt
      ? t("bookings.deliveries.waitsUntil", { when: whenOf(nextAt, here) })
      : outcome(delivery, here);
  return [
    ...(reminder ? [timing(reminder)] : []),
    ...(told ? [told] : []),
    ...(cause ? [t("bookings.deliveries.cause", { cause })] : []),
    ...laterLines(later, here),
  ];
}

/** Words of others, whichever way they are written. */
const isolated = (words: string): string => `\u2068${words}\u2069`;

/** What the mail service said of it after it took it; that it arrived, its state says. */
function laterLines(later: Delivery["outcome"], here: Here): string[] {
  if (!later || later.state === "delivered") return [];
  if (later.state === "complained") return [t("bookings.outcome.complained", { when: whenOf(later.at, here) })];
  return later.words ? [t("bookings.outcome.said", { words: isolated(later.words) })] : [];
}

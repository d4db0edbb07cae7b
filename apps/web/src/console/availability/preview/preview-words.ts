import type { EventType } from "@daybook/contract/event-types";
import type { PlainKey } from "@daybook/words/words";
import { formatInstantDate, formatMinutes, formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { t } from "../../../words/words.ts";
import { noticeWords } from "../../event-types/draft/notice.ts";
import type { Candidate, Why } from "./preview-grid.ts";

export const whyNames = {
  free: "availability.why.free",
  booked: "availability.why.booked",
  buffer: "availability.why.buffer",
  busy: "availability.why.busy",
  notice: "availability.why.notice",
  override: "availability.why.override",
  held: "availability.why.held",
  hours: "availability.why.hours",
} as const satisfies Record<Why, PlainKey>;
/** In the order of the legend. */
export const whyOrder: readonly Why[] = ["free", "booked", "buffer", "busy", "notice", "override", "held", "hours"];

type Rules = Pick<EventType, "title" | "minimumNotice" | "bookingWindow" | "slotInterval">;
type By = NonNullable<NonNullable<Candidate["refused"]>["by"]>;

export interface Explained {
  head: string;
  body: string;
}

/** Why a time is offered, or isn't: a heading and a sentence. */
export function explain(candidate: Candidate, rules: Rules, timezone: string, clock: Clock): Explained {
  const at = (instant: string) => formatTime(instant, timezone, clock);
  const when = { date: formatInstantDate(candidate.start, timezone, "long"), time: at(candidate.start) };
  const end = at(candidate.end);
  const ends = t("availability.reason.end", { end });
  const { refused } = candidate;
  if (!refused) return { head: t("availability.explain.free", when), body: ends };

  const { by } = refused;
  const stands = by ? t("availability.reason.stands", standing(by, at)) : ends;
  switch (refused.reason) {
    case "booked":
      return { head: t("availability.explain.booked", when), body: stands };
    case "busy":
      return { head: t("availability.explain.busy", when), body: stands };
    case "held":
      return { head: t("availability.explain.held", when), body: t("availability.reason.held") };
    case "buffer":
      return {
        head: by?.title
          ? t("availability.explain.tooClose", { ...when, title: by.title })
          : t("availability.explain.tooCloseToAnother", when),
        body: bufferWords(candidate, end, at),
      };
    case "past":
      return { head: t("availability.explain.over", when), body: t("availability.reason.over") };
    case "notice":
      return {
        head: t("availability.explain.tooSoon", when),
        body: t("availability.reason.notice", { title: rules.title, notice: noticeWords(rules.minimumNotice) }),
      };
    case "window":
      return { head: t("availability.explain.outsideWindow", when), body: windowWords(rules) };
    case "override":
      return { head: t("availability.explain.dateOff", when), body: t("availability.reason.override") };
    case "off_grid":
      return {
        head: t("availability.explain.offGrid", when),
        body: t("availability.reason.offGrid", { length: formatMinutes(rules.slotInterval) }),
      };
    default:
      return { head: t("availability.explain.outsideHours", when), body: ends };
  }
}

/** What stands in the way, and its times. */
const standing = ({ kind, title = "", start, end }: By, at: (instant: string) => string) => ({
  what: title ? "titled" : kind === "busy" ? "busy" : "untitled",
  title,
  from: at(start),
  to: at(end),
});

function bufferWords({ start, end, refused }: Candidate, ends: string, at: (instant: string) => string): string {
  const by = refused?.by;
  if (!by) return t("availability.reason.clearBeside", { end: ends });
  const values = { ...standing(by, at), end: ends };
  if (Date.parse(by.start) >= Date.parse(end)) return t("availability.reason.clearBefore", values);
  if (Date.parse(by.end) <= Date.parse(start)) return t("availability.reason.clearAfter", values);
  return t("availability.reason.standsAcross", values);
}

function windowWords({ title, bookingWindow }: Rules): string {
  if (bookingWindow && "days" in bookingWindow)
    return t("availability.reason.windowDays", { title, days: bookingWindow.days });
  return t("availability.reason.windowDates", { title });
}

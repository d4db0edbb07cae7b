import type { EventType } from "@daybook/contract/event-types";
import type { PlainKey } from "@daybook/words/words";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { formatInstantDate, formatMinutes, formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { addDays } from "../../../time/month.ts";
import { t } from "../../../words/words.ts";
import { noticeWords } from "../../event-types/draft/notice.ts";
import { inARow } from "../hours/in-a-row.ts";
import { type OverrideDraft, overrideOn } from "../hours/override-draft.ts";
import { writeSpan } from "../hours/time-text.ts";
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

/** What decides a preview's times besides the calendar. */
export interface PreviewRules extends Pick<EventType, "title" | "minimumNotice" | "bookingWindow" | "slotInterval"> {
  timezone: string;
  overrides: readonly OverrideDraft[];
}
type By = NonNullable<NonNullable<Candidate["refused"]>["by"]>;

/** A person's own words within a sentence that may run the other way. */
const isolated = (text: string) => text && `\u2068${text}\u2069`;

export interface Explained {
  head: string;
  body: string;
}

/** The override that takes a time away: its date's, or that of the date before, whose hours go on past midnight. */
function overrideOf({ start }: Candidate, { timezone, overrides }: PreviewRules): OverrideDraft | undefined {
  const date = dateIn(timezone, Date.parse(start));
  return overrideOn(overrides, date) ?? overrideOn(overrides, addDays(date, -1));
}

/** In a word or two why a time is offered, or isn't. */
export function whyOf(candidate: Candidate, rules: PreviewRules): string {
  if (candidate.why !== "override") return t(whyNames[candidate.why]);
  const { reason = "", windows = [] } = overrideOf(candidate, rules) ?? {};
  const why = t(windows.length > 0 ? "availability.why.otherHours" : "availability.why.dateOff");
  return reason ? t("availability.why.because", { why, reason: isolated(reason) }) : why;
}

/** Why a time is offered, or isn't: a heading and a sentence. */
export function explain(candidate: Candidate, rules: PreviewRules, clock: Clock): Explained {
  const at = (instant: string) => formatTime(instant, rules.timezone, clock);
  const when = { date: formatInstantDate(candidate.start, rules.timezone, "long"), time: at(candidate.start) };
  const ends = t("availability.reason.end", { end: at(candidate.end) });
  const body = reasonOf(candidate, rules, clock) || ends;
  const { refused } = candidate;
  if (!refused) return { head: t("availability.explain.free", when), body };

  const { by } = refused;
  switch (refused.reason) {
    case "booked":
      return { head: t("availability.explain.booked", when), body };
    case "busy":
      return { head: t("availability.explain.busy", when), body };
    case "held":
      return { head: t("availability.explain.held", when), body };
    case "buffer":
      return {
        head: by?.title
          ? t("availability.explain.tooClose", { ...when, title: by.title })
          : t("availability.explain.tooCloseToAnother", when),
        body: bufferWords(candidate, at(candidate.end), at),
      };
    case "past":
      return { head: t("availability.explain.over", when), body };
    case "notice":
      return { head: t("availability.explain.tooSoon", when), body };
    case "window":
      return { head: t("availability.explain.outsideWindow", when), body };
    case "override":
      return { head: overrideHead(candidate, rules, when), body };
    case "off_grid":
      return { head: t("availability.explain.offGrid", when), body };
    default:
      return { head: t("availability.explain.outsideHours", when), body };
  }
}

function overrideHead(candidate: Candidate, rules: PreviewRules, when: { date: string; time: string }): string {
  const { reason = "", windows = [] } = overrideOf(candidate, rules) ?? {};
  const values = { ...when, reason: isolated(reason), told: reason ? "yes" : "no" };
  return windows.length > 0 ? t("availability.explain.otherHours", values) : t("availability.explain.dateOff", values);
}

/** The sentence that is true of each time refused for the same reason; "" where there is none. */
export function reasonOf(candidate: Candidate, rules: PreviewRules, clock: Clock): string {
  const { refused } = candidate;
  if (!refused) return "";
  const at = (instant: string) => formatTime(instant, rules.timezone, clock);
  switch (refused.reason) {
    case "booked":
    case "busy":
    case "buffer":
      return refused.by ? t("availability.reason.stands", standing(refused.by, at)) : "";
    case "held":
      return t("availability.reason.held");
    case "past":
      return t("availability.reason.over");
    case "notice":
      return t("availability.reason.notice", { title: rules.title, notice: noticeWords(rules.minimumNotice) });
    case "window":
      return windowWords(rules);
    case "override": {
      const windows = overrideOf(candidate, rules)?.windows ?? [];
      return windows.length > 0
        ? t("availability.reason.otherHours", { hours: inARow(windows.map((one) => writeSpan(one, clock))) })
        : t("availability.reason.override");
    }
    case "off_grid":
      return t("availability.reason.offGrid", { length: formatMinutes(rules.slotInterval) });
    default:
      return "";
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

function windowWords({ title, bookingWindow }: PreviewRules): string {
  if (bookingWindow && "days" in bookingWindow)
    return t("availability.reason.windowDays", { title, days: bookingWindow.days });
  return t("availability.reason.windowDates", { title });
}

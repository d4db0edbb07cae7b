import type { EventType } from "@daybook/contract/event-types";
import { formatInstantDate, formatMinutes, formatTime } from "../../../time/format.ts";
import type { Clock } from "../../../time/locale.ts";
import { noticeWords } from "../../event-types/draft/notice.ts";
import { windowDays } from "../../event-types/draft/window-words.ts";
import type { Candidate, Why } from "./preview-grid.ts";

export const whyNames: Record<Why, string> = {
  free: "free",
  booked: "booked",
  buffer: "kept clear",
  busy: "busy elsewhere",
  notice: "too soon or past",
  override: "date off",
  held: "held now",
  hours: "outside hours",
};
/** In the order of the legend. */
export const whyOrder: readonly Why[] = ["free", "booked", "buffer", "busy", "notice", "override", "held", "hours"];

type Rules = Pick<EventType, "title" | "minimumNotice" | "bookingWindow" | "slotInterval">;

export interface Explained {
  head: string;
  body: string;
}

/** Why a time is offered, or isn't: a heading and a sentence. */
export function explain(candidate: Candidate, rules: Rules, timezone: string, clock: Clock): Explained {
  const at = (instant: string) => formatTime(instant, timezone, clock);
  const when = `${formatInstantDate(candidate.start, timezone, "long")}, ${at(candidate.start)}`;
  const ends = `It would end at ${at(candidate.end)}.`;
  const { refused } = candidate;
  if (!refused) return { head: `${when} is free.`, body: ends };

  const by = refused.by;
  const title = by?.title || (by?.kind === "busy" ? "Something in another calendar" : "An appointment");
  const stands = by ? `${title} stands from ${at(by.start)} to ${at(by.end)}.` : "";
  const no = (why: string) => `${when} is refused: ${why}.`;
  switch (refused.reason) {
    case "booked":
      return { head: no("booked"), body: stands || ends };
    case "busy":
      return { head: no("busy elsewhere"), body: stands || ends };
    case "held":
      return { head: no("held now"), body: "Somebody is filling in the form for it at this moment." };
    case "buffer":
      return {
        head: no(`too close to ${by?.title || "another time"}`),
        body: `${ends} ${bufferWords(candidate, title, at)}`,
      };
    case "past":
      return { head: no("over"), body: "Only times ahead can be booked." };
    case "notice":
      return { head: no("too soon"), body: `${rules.title} needs ${noticeWords(rules.minimumNotice)} of notice.` };
    case "window":
      return { head: no("outside its window"), body: windowWords(rules) };
    case "override":
      return { head: no("date off"), body: "Your date override takes this time away." };
    case "off_grid":
      return {
        head: no("no time begins here"),
        body: `One begins every ${formatMinutes(rules.slotInterval)} from when your hours begin.`,
      };
    default:
      return { head: no("outside your hours"), body: ends };
  }
}

function bufferWords({ start, end, refused }: Candidate, title: string, at: (instant: string) => string): string {
  const by = refused?.by;
  if (!by) return "The time beside it is kept clear.";
  if (Date.parse(by.start) >= Date.parse(end))
    return `${title} begins at ${at(by.start)}, and the time before it is kept clear.`;
  if (Date.parse(by.end) <= Date.parse(start))
    return `${title} ends at ${at(by.end)}, and the time after it is kept clear.`;
  return `${title} stands from ${at(by.start)} to ${at(by.end)}.`;
}

function windowWords({ title, bookingWindow }: Rules): string {
  if (bookingWindow && "days" in bookingWindow) return `${title} can be booked for ${windowDays(bookingWindow.days)}.`;
  return `${title} can be booked between two dates only.`;
}

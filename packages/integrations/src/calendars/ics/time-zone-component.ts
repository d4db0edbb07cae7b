import { MINUTE } from "@daybook/core/time/units";
import { zone } from "@daybook/core/time/zone";
import { formatDate } from "ical-generator";
import { type YearlyRule, yearlyRule } from "./yearly-rule.ts";

/** The VTIMEZONE of UTC, which is true of any year: a calendar without events still needs one component. */
export const utcComponent: readonly string[] = component("UTC", observance("STANDARD", 0, 0, "19700101T000000"));

/**
 * The VTIMEZONE of a zone as this runtime's own zone database has it, true of every instant in `[from, to]` (epoch
 * milliseconds), so that offsets and rules cannot disagree. Null where none would be read alike by everyone, and
 * times must be written in UTC: Outlook and Exchange keep one STANDARD and one DAYLIGHT, the latest, as yearly rules
 * (MS-OXCICAL 2.1.3.1.1.19.2), so a list of single changes puts their users an hour out (nextcloud/calendar#4429).
 */
export function timeZoneComponent(name: string, from: number, to: number): string[] | null {
  const known = name === "UTC" || name === "Etc/UTC" ? null : zone(name);
  if (!known) return null;
  const firstYear = new Date(from).getUTCFullYear() - 1;
  const lastYear = new Date(to).getUTCFullYear();
  const start = Date.UTC(firstYear, 0, 1) / MINUTE;
  const transitions = known.transitions(start, Date.UTC(lastYear + 1, 0, 1) / MINUTE);
  if (transitions.length === 0) {
    const offset = known.offsetAt(start);
    return component(name, observance("STANDARD", offset, offset, `${firstYear}0101T000000`));
  }
  const years = lastYear - firstYear + 1;
  const forward = transitions.filter((transition) => transition.after > transition.before);
  const back = transitions.filter((transition) => transition.after < transition.before);
  if (forward.length !== years || back.length !== years) return null;
  const daylight = yearlyRule(forward, firstYear);
  const standard = yearlyRule(back, firstYear);
  if (!daylight || !standard) return null;
  return component(name, [...ruledObservance("STANDARD", standard), ...ruledObservance("DAYLIGHT", daylight)]);
}

function component(name: string, observances: readonly string[]): string[] {
  return ["BEGIN:VTIMEZONE", `TZID:${name}`, ...observances, "END:VTIMEZONE"];
}

function ruledObservance(kind: "STANDARD" | "DAYLIGHT", rule: YearlyRule): string[] {
  const recurrence = `RRULE:FREQ=YEARLY;BYMONTH=${rule.month};BYDAY=${rule.byDay}`;
  const onset = formatDate(null, new Date(rule.firstOnset), false, true);
  return observance(kind, rule.before, rule.after, onset, recurrence);
}

function observance(kind: "STANDARD" | "DAYLIGHT", before: number, after: number, onset: string, recurrence?: string) {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    ...(recurrence ? [recurrence] : []),
    `TZOFFSETFROM:${utcOffset(before)}`,
    `TZOFFSETTO:${utcOffset(after)}`,
    `END:${kind}`,
  ];
}

/** `±HHMM` of minutes east of UTC (RFC 5545 3.3.14, which has no "-0000"). */
function utcOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

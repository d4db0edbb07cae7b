import type { HostSlots } from "@daybook/contract/bookings";
import type { Refused } from "@daybook/contract/event-types";
import { dateIn, minuteIn } from "../../picker/slots-by-day.ts";

/** A time as its host may choose it: offered, theirs to overrule, or nobody's. */
export interface HostTime {
  start: string;
  end: string;
  kind: "offered" | "overrulable" | "taken";
  /** Why it isn't offered. */
  refused: Refused | null;
}

/** Of one start; null where nothing is said of it. */
export function hostTimeAt(answer: HostSlots, start: string): HostTime | null {
  const at = Date.parse(start);
  return everyTime(answer).find((one) => Date.parse(one.start) === at) ?? null;
}

/** All of them, earliest first. */
export function everyTime({ slots, overrulable, taken }: HostSlots): HostTime[] {
  const refused = (kind: HostTime["kind"]) => (one: Refused) => ({
    start: one.start,
    end: one.end,
    kind,
    refused: one,
  });
  return [
    ...slots.map((slot) => ({ ...slot, kind: "offered" as const, refused: null })),
    ...overrulable.map(refused("overrulable")),
    ...taken.map(refused("taken")),
  ].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** Of times that aren't offered, those by day are listed; another is reached from the week's page. */
const waking = { from: 6 * 60, to: 22 * 60 };
/** Nobody needs a choice of every quarter where appointments begin each half hour. */
const stepOf = (slotInterval: number): number => (slotInterval >= 30 ? 30 : 15);

interface Shown {
  date: string;
  timezone: string;
  slotInterval: number;
  /** Whether those that aren't offered are shown. */
  outside: boolean;
  chosen: string | null;
}

/** A day's lines: what is taken stands once for each booking, at its beginning. What is over is left out. */
export function linesOf(answer: HostSlots, { date, timezone, slotInterval, outside, chosen }: Shown): HostTime[] {
  const step = stepOf(slotInterval);
  const seen = new Set<string>();
  const isShown = ({ start, kind, refused }: HostTime): boolean => {
    if (chosen !== null && Date.parse(start) === Date.parse(chosen)) return true;
    if (kind === "offered") return true;
    const minute = minuteIn(timezone, start);
    const isPlain = minute % step === 0 && minute >= waking.from && minute < waking.to;
    if (kind === "overrulable") return outside && isPlain;
    if (refused?.reason === "past") return false;
    const what = refused?.by ? `${refused.by.start} ${refused.by.title ?? ""}` : start;
    if (seen.has(what)) return false;
    seen.add(what);
    return true;
  };
  return everyTime(answer)
    .filter(({ start }) => dateIn(timezone, start) === date)
    .filter(isShown)
    .map((one) => (one.kind === "taken" ? fromItsBeginning(one, date, timezone) : one))
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** A start that is refused because it would run into a booking is told by the booking. */
function fromItsBeginning(time: HostTime, date: string, timezone: string): HostTime {
  const by = time.refused?.by;
  return by && dateIn(timezone, by.start) === date ? { ...time, start: by.start, end: by.end } : time;
}

import { formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { HOUR } from "../time/units.ts";
import { intl } from "../words/words.ts";

interface HalfDays {
  hour: Intl.DateTimeFormat;
  /** What the language calls the halves of the day: "AM" and "PM". */
  names: readonly string[];
}

const made = new Map<string, HalfDays>();

/** V8 writes plain spaces in a whole time, and narrow ones in its parts. */
const plain = (text: string): string => text.replaceAll("\u202f", " ");

function halfDays(tag: string): HalfDays {
  let found = made.get(tag);
  if (!found) {
    const hour = new Intl.DateTimeFormat(tag, { hour: "numeric", hourCycle: "h12", timeZone: "UTC" });
    const names = [9, 21].flatMap((number) =>
      hour.formatToParts(number * HOUR).flatMap(({ type, value }) => (type === "dayPeriod" ? [plain(value)] : [])),
    );
    found = { hour, names };
    made.set(tag, found);
  }
  return found;
}

/** A full hour in a narrow margin: "09:00", or "9 AM". */
export const hourWords = (hour: number, clock: Clock): string =>
  clock === "24" ? formatTime(hour * HOUR, "UTC", clock) : halfDays(intl()).hour.format(hour * HOUR);

/** A time where its half of the day is plain from its place: "9:30" for "9:30 AM". */
export const withoutHalf = (time: string, tag: string = intl()): string =>
  halfDays(tag)
    .names.reduce((rest, name) => rest.replace(name, ""), plain(time))
    .trim();

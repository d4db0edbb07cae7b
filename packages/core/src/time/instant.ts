import { minutesPerDay, parseDate } from "./civil.ts";
import { MINUTE, SECOND } from "./units.ts";

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(?=\d{1,9}\D)(\d{1,3})0*)?)?(Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * Epoch milliseconds of an ISO 8601 instant with `Z` or a numeric offset (`+02:00`): RFC 3339 with upper-case letters,
 * seconds optional, no leap second. Digits below a millisecond (up to nine after the point) may stand there as long as
 * they are zeros: nothing that was said is dropped. A local time (no offset), an impossible date, or any other text is
 * null.
 */
export function parseInstant(text: string): number | null {
  const parts = instantPattern.exec(text);
  if (!parts) return null;
  const [, date = "", hours, minutes, seconds = "0", fraction = "", , sign, offsetHours = "0", offsetMinutes = "0"] =
    parts;
  const day = parseDate(date);
  if (day === null) return null;
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const minute = day * minutesPerDay + Number(hours) * 60 + Number(minutes) - offset;
  return minute * MINUTE + Number(seconds) * SECOND + Number(fraction.padEnd(3, "0").slice(0, 3));
}

/**
 * `YYYY-MM-DDTHH:MM:SSZ` of epoch milliseconds, with `.mmm` only where it is not zero.
 * Throws RangeError for what is no time (NaN, beyond ECMAScript's range).
 */
export function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

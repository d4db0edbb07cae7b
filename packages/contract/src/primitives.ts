import { cleanEmail } from "@daybook/core/text/email-address";
import { isVisible, visibleLine, visibleText } from "@daybook/core/text/visible";
import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { parseDate } from "@daybook/core/time/civil";
import { parseInstant } from "@daybook/core/time/instant";
import { zone } from "@daybook/core/time/zone";
import { z } from "zod";
import { emailProblem } from "./email-problem.ts";
import { counted, shown } from "./issue-sentence.ts";
import { handleProblem, slugProblem } from "./names.ts";

const NUL = String.fromCharCode(0);

/** Text without null bytes or lone surrogates: Postgres stores neither. */
export const storable = z
  .string()
  .refine((value) => !value.includes(NUL), { error: "Null bytes can't be stored.", params: { rule: "null_byte" } })
  .refine((value) => value.isWellFormed(), {
    error: "This isn't well-formed Unicode: half of a surrogate pair stands alone.",
    params: { rule: "malformed_unicode" },
  });

/** Text of several lines, trimmed, in NFC, without what can't be seen but marks of direction. `max` in characters. */
export const text = (max: number) => storable.overwrite((value) => visibleText(value).normalize("NFC").trim()).max(max);

/**
 * One line of text, trimmed, in NFC, `min` and `max` in characters. Line breaks and control characters are refused (they
 * would end up in mail headers). What can't be seen is left out, as it would turn or hide what stands around it; where
 * a text is needed, one of that alone is refused.
 */
export const line = (max: number, min = 0) =>
  storable
    .refine((value) => min === 0 || isVisible(value) || /^\s*$|[\p{Cc}\p{Cs}]/u.test(value), {
      error: "Nothing of this can be seen.",
      params: { rule: "invisible" },
      abort: true,
    })
    .overwrite((value) => visibleLine(value).normalize("NFC").trim())
    .min(min, min === 1 ? "This can't be empty." : undefined)
    .max(max)
    .refine((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), {
      error: "Line breaks and control characters aren't allowed here.",
      params: { rule: "control_character" },
    });

/** In lower case, as ids are given out (RFC 9562, 4): an id names the same however it is written. */
export const id = z.uuid({ error: "This isn't an id." }).overwrite((value) => value.toLowerCase());
/** Kept in ASCII, as mail is sent to it: the domain of `jo@müller.de` in Punycode. */
export const email = line(254, 1)
  .overwrite(cleanEmail)
  .superRefine((value, context) => {
    const message = emailProblem(value);
    if (message !== null && value !== "") context.addIssue({ code: "custom", message, params: { rule: "format" } });
  });
/** Kept under its canonical name, whichever alias was given and in whatever case. */
export const timezone = z
  .string()
  .overwrite((name) => canonicalZone(name) ?? name)
  .refine((name) => zone(name) !== null, {
    error: ({ input }) => `${shown(input)} isn't a time zone of the IANA database, such as Europe/Lisbon.`,
    params: { rule: "unknown_zone" },
    abort: true,
  })
  .meta({ description: "IANA name, such as Europe/Lisbon; aliases in any case are read, and answered by that name" });

/** Between these years, both included, zones and Postgres agree on what a date means. */
const YEARS = { first: 1900, last: 2199 };
const outOfRange = {
  error: `Only the years ${YEARS.first} to ${YEARS.last} are known here.`,
  params: { rule: "out_of_range" },
};
const known = (date: string): boolean =>
  Number(date.slice(0, 4)) >= YEARS.first && Number(date.slice(0, 4)) <= YEARS.last;

/** A plain date, YYYY-MM-DD. */
export const date = z
  .string()
  .refine((value) => parseDate(value) !== null, {
    error: ({ input }) => `${shown(input)} isn't a date of the calendar, written like 2030-03-13.`,
    params: { rule: "impossible_date" },
    abort: true,
  })
  .refine(known, outOfRange)
  .meta({ format: "date" });
/**
 * An instant as it is sent, ISO 8601 with `Z` (or an offset, which says the same), to the millisecond; further digits
 * may be zeros, as some languages write them. Read here, by the one parser there is, as epoch milliseconds.
 */
export const instant = z
  .string()
  .refine((value) => !/\.\d{3}0*[1-9]/.test(value), {
    error: ({ input }) => `${shown(input)} is finer than a millisecond; nothing here is.`,
    params: { rule: "too_precise" },
    abort: true,
  })
  .refine((value) => parseInstant(value) !== null, {
    error: ({ input }) => `${shown(input)} isn't an instant, written like 2030-03-13T09:30:00Z.`,
    params: { rule: "impossible_instant" },
    abort: true,
  })
  .refine(known, outOfRange)
  .meta({
    format: "date-time",
    description: "ISO 8601 with Z, to the millisecond; an offset such as +02:00 is read, too",
  })
  .transform((value) => parseInstant(value) ?? Number.NaN);
/** An instant as it is told: UTC with Z, milliseconds only where they aren't zero. */
export const toldInstant = z.string().meta({ format: "date-time" });
/** Whole minutes from `min` to `max`. */
export const minutes = (min: number, max: number) =>
  z
    .int({
      error: ({ input }) => (input === undefined ? undefined : `A whole number of minutes, not ${shown(input)}.`),
    })
    .min(min, { error: ({ input }) => `At least ${counted(min, "minute")}; this is ${shown(input)}.` })
    .max(max, { error: ({ input }) => `At most ${counted(max, "minute")}; this is ${shown(input)}.` });
/** A whole number in an address, where everything is text: decimal digits, and none of what else `Number` reads. */
export const queryNumber = <T extends z.ZodType<number, number>>(
  number: T,
  bounds: { minimum: number; maximum?: number },
) =>
  z.coerce
    .string()
    .meta({ type: "integer", ...bounds })
    .transform((input, context) => {
      if (/^-?\d+$/.test(input)) return Number(input);
      const message = `A whole number in decimal digits, not ${shown(input)}.`;
      context.addIssue({ code: "invalid_type", expected: "int", input, message });
      return z.NEVER;
    })
    .pipe(number);
export const queryMinutes = (min: number, max: number) =>
  queryNumber(minutes(min, max), { minimum: min, maximum: max });
export const version = z.int().describe("Rises with each change; name it in If-Match when editing");

export const handle = z
  .string()
  .overwrite((value) => visibleLine(value).trim().toLowerCase())
  .superRefine((value, context) => {
    const found = handleProblem(value);
    if (found) context.addIssue({ code: "custom", message: found.message, params: { rule: found.rule } });
  });
export const slug = z
  .string()
  .overwrite((value) => visibleLine(value).trim().toLowerCase())
  .superRefine((value, context) => {
    const found = slugProblem(value);
    if (found) context.addIssue({ code: "custom", message: found.message, params: { rule: found.rule } });
  });

/** A handle or slug as it stands in an address: any text, looked up as it is. */
export const addressPart = z.string().min(1);
/** A token in a body or a query. */
export const token = z.string().min(1).max(256);
/** A token in a path: whatever stands there, it is ours or it leads nowhere. */
export const pathToken = z.string().min(1);

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().describe("Give it as cursor for the next page") });
export const pageQuery = {
  cursor: z.string().max(200).optional().describe("The nextCursor of the page before"),
  limit: queryNumber(z.int().min(1).max(100), { minimum: 1, maximum: 100 }).default(50).describe("How many on a page"),
};

import { cleanEmail } from "@daybook/core/text/email-address";
import { isVisible, visibleLine, visibleText } from "@daybook/core/text/visible";
import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { parseDate } from "@daybook/core/time/civil";
import { parseInstant } from "@daybook/core/time/instant";
import { zone } from "@daybook/core/time/zone";
import { z } from "zod";
import { emailProblem } from "./email-problem.ts";
import { brief } from "./issue-params.ts";
import { counted, shown } from "./issue-sentence.ts";
import { handleProblem, slugProblem } from "./names.ts";
import type { RuleParams } from "./problem.ts";
import { rule } from "./rule.ts";

const NUL = String.fromCharCode(0);

/** The rule that a text is `known`; the sentence about another begins with it. No further rule is asked then. */
const unless = (known: (value: string) => boolean, name: string, sentence: string) =>
  rule<string>(
    (value) =>
      known(value) ? null : { rule: name, message: `${shown(value)} ${sentence}`, params: { value: brief(value) } },
    "last",
  );

/** Text in a form of ours, by the form's name. No further rule is asked of what isn't. */
export const written = (form: RegExp, expected: string, message: string, params: RuleParams = {}) =>
  z
    .string()
    .superRefine(
      rule(
        (value) => (form.test(value) ? null : { rule: "invalid_format", message, params: { expected, ...params } }),
        "last",
      ),
    )
    .meta({ pattern: form.source });

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
  .superRefine(rule((value) => (value === "" ? null : emailProblem(value))));
/** Kept under its canonical name, whichever alias was given and in whatever case. */
export const timezone = z
  .string()
  .overwrite((name) => canonicalZone(name) ?? name)
  .superRefine(
    unless(
      (name) => zone(name) !== null,
      "unknown_zone",
      "isn't a time zone of the IANA database, such as Europe/Lisbon.",
    ),
  )
  .meta({ description: "IANA name, such as Europe/Lisbon; aliases in any case are read, and answered by that name" });

/** Kept as `Intl` spells it; whether Daybook speaks it is another question. */
export const locale = z
  .string()
  .max(35, "At most 35 characters.")
  .overwrite((tag) => canonicalTag(tag) ?? tag)
  .superRefine(
    unless((tag) => canonicalTag(tag) !== null, "unknown_locale", "isn't a language tag (BCP 47), such as pt-PT."),
  )
  .meta({ description: "BCP 47 tag of the language and region that the person reads, such as pt-PT" });

function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

export const hourCycle = z.enum(["12", "24"]).describe("Hours on the person's clock");

/** Between these years, both included, zones and Postgres agree on what a date means. */
const YEARS = { first: 1900, last: 2199 };
const outOfRange = {
  error: `Only the years ${YEARS.first} to ${YEARS.last} are known here.`,
  params: { rule: "out_of_range", min: YEARS.first, max: YEARS.last },
};
const known = (date: string): boolean =>
  Number(date.slice(0, 4)) >= YEARS.first && Number(date.slice(0, 4)) <= YEARS.last;

/** A plain date, YYYY-MM-DD. */
export const date = z
  .string()
  .superRefine(
    unless(
      (value) => parseDate(value) !== null,
      "impossible_date",
      "isn't a date of the calendar, written like 2030-03-13.",
    ),
  )
  .refine(known, outOfRange)
  .meta({ format: "date" });
/**
 * An instant as it is sent, ISO 8601 with `Z` (or an offset, which says the same), to the millisecond; further digits
 * may be zeros, as some languages write them. Read here, by the one parser there is, as epoch milliseconds.
 */
export const instant = z
  .string()
  .superRefine(
    unless((value) => !/\.\d{3}0*[1-9]/.test(value), "too_precise", "is finer than a millisecond; nothing here is."),
  )
  .superRefine(
    unless(
      (value) => parseInstant(value) !== null,
      "impossible_instant",
      "isn't an instant, written like 2030-03-13T09:30:00Z.",
    ),
  )
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
    .superRefine(
      rule((value) => {
        const told = { origin: "minutes", actual: value };
        const end = `${value < min ? counted(min, "minute") : counted(max, "minute")}; this is ${shown(value)}.`;
        if (value < min) return { rule: "too_small", message: `At least ${end}`, params: { min, ...told } };
        return value > max ? { rule: "too_big", message: `At most ${end}`, params: { max, ...told } } : null;
      }),
    )
    .meta({ minimum: min, maximum: max });
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
  .superRefine(rule(handleProblem));
export const slug = z
  .string()
  .overwrite((value) => visibleLine(value).trim().toLowerCase())
  .superRefine(rule(slugProblem));

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

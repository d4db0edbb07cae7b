import { parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { z } from "zod";
import { handleProblem, slugProblem } from "./names.ts";

const NUL = String.fromCharCode(0);

/** Text without null bytes or lone surrogates (Postgres stores neither), trimmed, in NFC. `max` in characters. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .refine((value) => !value.includes(NUL), { error: "Null bytes can't be stored.", params: { rule: "null_byte" } })
    .refine((value) => value.isWellFormed(), {
      error: "This isn't well-formed Unicode.",
      params: { rule: "malformed_unicode" },
    })
    .overwrite((value) => value.normalize("NFC").trim())
    .min(min, min === 1 ? "Required." : `At least ${min} characters.`)
    .max(max, `At most ${max} characters.`);

/** One line of text: line breaks and control characters are refused (they would end up in mail headers). */
export const line = (max: number, min = 0) =>
  text(max, min).refine((value) => !/\p{Cc}/u.test(value), {
    error: "Line breaks and control characters aren't allowed here.",
    params: { rule: "control_character" },
  });

export const id = z.uuid("This isn't an id.");
export const email = line(254, 3).pipe(z.email("An address looks like name@example.com."));
export const timezone = z
  .string()
  .max(64)
  .refine((name) => zone(name) !== null, {
    error: "This isn't a time zone of the IANA database, such as Europe/Lisbon.",
    params: { rule: "unknown_zone" },
  });
/** A plain date, YYYY-MM-DD. */
export const date = z.string().refine((value) => parseDate(value) !== null, {
  error: "This isn't a date of the calendar, written like 2030-03-13.",
  params: { rule: "impossible_date" },
});
/** An instant in ISO 8601 with Z or an offset. */
export const instant = z.iso.datetime({
  offset: true,
  error: "This isn't an instant, written like 2030-03-13T09:30:00Z.",
});
export const minutes = (min: number, max: number) => z.int("A whole number of minutes.").min(min).max(max);
export const version = z.int().describe("Rises with each change; name it in If-Match when editing");

export const handle = z
  .string()
  .overwrite((value) => value.trim().toLowerCase())
  .superRefine((value, context) => {
    const found = handleProblem(value);
    if (found) context.addIssue({ code: "custom", message: found.message, params: { rule: found.rule } });
  });
export const slug = z
  .string()
  .overwrite((value) => value.trim().toLowerCase())
  .superRefine((value, context) => {
    const found = slugProblem(value);
    if (found) context.addIssue({ code: "custom", message: found.message, params: { rule: found.rule } });
  });

/** A handle or slug as it stands in an address: any text, looked up as it is. */
export const addressPart = z.string().min(1).max(64);
export const token = z.string().min(1).max(256);

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().describe("Give it as cursor for the next page") });
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

import { cleanPhoneNumber } from "@daybook/core/text/phone-number";
import { z } from "zod";
import { brief } from "./issue-params.ts";
import { shown } from "./issue-sentence.ts";
import { line } from "./primitives.ts";
import { type Broken, rule } from "./rule.ts";

const kinds = z.enum(["in_person", "phone", "link", "custom"]);

/** Where an appointment takes place. */
export const location = z.strictObject({
  kind: kinds,
  value: line(500).describe("An address, a number or who calls, an http(s) URL, or any words; may be empty"),
});

/** Only the web's own schemes: a page makes a link of it, and `javascript:` would run in whoever presses it. */
const isWebAddress = (value: string): boolean =>
  /^https?:\/\/[^\s/]/i.test(value) && !/\s/.test(value) && URL.canParse(value);

/** Words may say who calls; what has no letter is a number, kept as numbers are. */
const isNumberOrWords = (value: string): boolean => /\p{L}/u.test(value) || cleanPhoneNumber(value) !== null;

/** A location as a host may give it; an empty value says that it is told later. */
export const givenLocation = location
  .overwrite(({ kind, value }) => ({ kind, value: (kind === "phone" ? cleanPhoneNumber(value) : null) ?? value }))
  .superRefine(rule(({ kind, value }) => (value === "" ? null : placeProblem(kind, value))));

function placeProblem(kind: z.output<typeof kinds>, value: string): Broken | null {
  const told = { path: ["value"], params: { value: brief(value) } };
  if (kind === "link" && !isWebAddress(value)) {
    const message = `A link begins with https:// or http://, such as https://meet.example/ines; this is ${shown(value)}.`;
    return { ...told, rule: "web_address", message };
  }
  if (kind === "phone" && !isNumberOrWords(value)) {
    const message = `A number such as +351 912 345 678, or who calls; this is ${shown(value)}.`;
    return { ...told, rule: "phone_number", message };
  }
  return null;
}

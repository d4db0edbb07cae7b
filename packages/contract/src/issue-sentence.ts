import type { z } from "zod";

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
  nan: "no number",
};

/** A count with its noun: "1 minute", "10,000 minutes". */
export const counted = (count: number | bigint, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${Number(count) === 1 ? one : many}`;

/** What was sent, short enough to stand in a sentence. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value.length > 40 ? `“${[...value].slice(0, 40).join("")}…”` : `“${value}”`;
  if (typeof value === "number" && Number.isFinite(value)) return value.toLocaleString("en-US");
  if (typeof value === "boolean" || value === null) return String(value);
  return kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isFinite(value)) return "no number";
  return kinds[typeof value] ?? typeof value;
}

/** "a, b or c" */
function choice(values: readonly unknown[]): string {
  const words = values.map((value) => (typeof value === "string" ? value : shown(value)));
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} or ${last}`;
}

const nouns: Record<string, [string, string]> = { string: ["character", "characters"], array: ["entry", "entries"] };

/** "At most 1,440; this is 10,000." or, of what has a size, "At most 10 entries; this has 11." */
function limit(word: "At least" | "At most", bound: number | bigint, origin: string, input: unknown): string {
  const noun = nouns[origin];
  if (!noun) return `${word} ${bound.toLocaleString("en-US")}; this is ${shown(input)}.`;
  const size = typeof input === "string" ? [...input].length : Array.isArray(input) ? input.length : undefined;
  return `${word} ${counted(bound, ...noun)}${size === undefined ? "" : `; this has ${size.toLocaleString("en-US")}`}.`;
}

function typeSentence(expected: string, input: unknown): string {
  if (input === undefined) return "This is missing.";
  if (expected === "int" && typeof input === "number") return `A whole number is needed; this is ${shown(input)}.`;
  if (typeof input === "number" && Number.isNaN(input)) return "This isn't a number.";
  return `This should be ${kinds[expected] ?? expected}, not ${kindOf(input)}.`;
}

/** What is wrong with a value, in plain words that name rule and value; for rules that have no words of their own. */
export function issueSentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return typeSentence(issue.expected, issue.input);
    case "too_small":
      return limit("At least", issue.minimum, issue.origin, issue.input);
    case "too_big":
      return limit("At most", issue.maximum, issue.origin, issue.input);
    case "invalid_value":
      return `This should be ${choice(issue.values)}${issue.input === undefined ? "" : `, not ${shown(issue.input)}`}.`;
    case "unrecognized_keys":
      return "There is no such field.";
    case "invalid_union": {
      const { options, discriminator, input } = issue as {
        options?: unknown[];
        discriminator?: string;
        input?: unknown;
      };
      if (!options || discriminator === undefined) return "This is none of the forms that fit here.";
      const sent = (input as Record<string, unknown> | undefined)?.[discriminator];
      return sent === undefined ? "This is missing." : `This should be ${choice(options)}, not ${shown(sent)}.`;
    }
    case "invalid_key":
      return "This name doesn't fit here.";
    default:
      return "This isn't written as it should be.";
  }
}

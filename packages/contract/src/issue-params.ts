import type { z } from "zod";
import type { RuleParams } from "./problem.ts";

/** Characters of something that was sent. */
const MOST = 40;

/** What was sent, as a sentence in any language may show it: short, and without quotation marks. */
export function brief(value: unknown): string | number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > MOST ? `${[...text].slice(0, MOST).join("")}…` : text;
}

const sentOf = (input: unknown): RuleParams =>
  ["string", "number", "boolean"].includes(typeof input) && !Number.isNaN(input) ? { value: brief(input) } : {};

/** How many characters or entries it has; of a number, how much it is. */
function actual(input: unknown): RuleParams {
  if (typeof input === "string") return { actual: [...input].length };
  if (Array.isArray(input)) return { actual: input.length };
  return typeof input === "number" && Number.isFinite(input) ? { actual: input } : {};
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isNaN(value) ? "nan" : typeof value;
}

function ofType(expected: string, input: unknown): RuleParams {
  const isNumber = expected === "int" || expected === "number";
  return { expected, received: kindOf(input), ...(isNumber ? sentOf(input) : {}) };
}

const chosenOf = (options: readonly unknown[], input: unknown): RuleParams => ({
  options: options.join(", "),
  ...sentOf(input),
});

/** What the sentence about an issue is made of, for whoever writes it in another language: names and numbers alone. */
export function issueParams(issue: z.core.$ZodIssue): RuleParams {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? {} : ofType(issue.expected, issue.input);
    case "too_small":
      return { min: Number(issue.minimum), origin: issue.origin, ...actual(issue.input) };
    case "too_big":
      return { max: Number(issue.maximum), origin: issue.origin, ...actual(issue.input) };
    case "invalid_value":
      return chosenOf(issue.values, issue.input);
    case "invalid_format":
      return { expected: issue.format };
    case "not_multiple_of":
      return { divisor: issue.divisor };
    case "invalid_union": {
      const { options, discriminator, input } = issue as {
        options?: unknown[];
        discriminator?: string;
        input?: unknown;
      };
      if (!options || discriminator === undefined) return {};
      return chosenOf(options, (input as Record<string, unknown> | undefined)?.[discriminator]);
    }
    case "custom":
      return Object.fromEntries(
        Object.entries(issue.params ?? {}).filter(
          ([name, value]) => name !== "rule" && (typeof value === "string" || typeof value === "number"),
        ),
      );
    default:
      return {};
  }
}

import { z } from "zod";
import { type ErrorCode, errorStatus } from "./errors.ts";

const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/** What a rule's sentence wants to be told. */
export const ruleParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** One field that doesn't fit: where (path from the body, query or parameters), which rule, and a sentence. */
const fieldProblem = z.object({
  in: z.enum(["body", "query", "path", "header"]),
  path: z.string().describe("Dotted, such as hours.0.end"),
  rule: z.string().describe("Machine-readable, such as too_small or unknown_zone"),
  message: z.string(),
  params: ruleParams
    .optional()
    .describe('The numbers and names in the message, to say it in other words, such as {"max": 300}'),
});

/** An interval of instants, half-open. */
export const interval = z.object({ start: z.iso.datetime(), end: z.iso.datetime() });

/** RFC 9457 problem details, as every error of the API answers. */
export const problem = z.object({
  type: z.string().describe("A URN of the code"),
  title: z.string().describe("The same for every problem of this code"),
  status: z.int(),
  code: z.enum(codes).describe("Machine-readable; a closed list"),
  detail: z.string().describe("A sentence for people: what happened this time"),
  requestId: z.string().describe("Names this call in the logs; also in the header X-Request-Id"),
  errors: z
    .array(fieldProblem)
    .optional()
    .describe("The fields, parameters or headers that don't fit; 50 at most, the detail says how many more there are"),
  reason: z.string().optional().describe("Why a slot is refused"),
  secondFactor: z
    .object({
      token: z.string().describe("For `POST /v1/sessions/second-factor`"),
      expiresAt: z.iso.datetime(),
      ways: z.array(z.enum(["code", "recovery_code", "passkey"])),
    })
    .optional()
    .describe("What is asked for besides, where signing in isn't over yet"),
  alternatives: z.array(interval).optional().describe("The nearest times that can be booked"),
});

export type RuleParams = z.output<typeof ruleParams>;
export type FieldProblem = z.output<typeof fieldProblem>;
export type Problem = z.output<typeof problem>;

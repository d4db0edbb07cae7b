import { type ErrorCode, errorDetail, errorStatus, errorTitle } from "./errors.ts";
import type { Json } from "./openapi-schemas.ts";
import type { Problem } from "./problem.ts";

const PROBLEM = "application/problem+json";

/** The answers of the codes that share a status. */
export function refusal(status: number, codes: readonly ErrorCode[], isLimited: boolean): Json {
  const headers = {
    ...(status === 429 || status === 503 ? { "Retry-After": { $ref: "#/components/headers/Retry-After" } } : {}),
    ...(status === 429 && isLimited
      ? {
          "RateLimit-Policy": { $ref: "#/components/headers/RateLimit-Policy" },
          RateLimit: { $ref: "#/components/headers/RateLimit" },
        }
      : {}),
    ...(status === 401 ? { "WWW-Authenticate": { $ref: "#/components/headers/WWW-Authenticate" } } : {}),
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${errorTitle[code]}`).join("; "),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: {
      [PROBLEM]: {
        schema: { $ref: "#/components/schemas/Problem", properties: { code: { enum: [...codes] } } },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

const particulars: Partial<Record<ErrorCode, Partial<Problem>>> = {
  validation_failed: {
    detail: "invitee.email: An address has an @ in the middle. This one has none.",
    errors: [
      {
        in: "body",
        path: "invitee.email",
        rule: "format",
        message: "An address has an @ in the middle. This one has none.",
        params: { expected: "email", fault: "no_at" },
      },
    ],
  },
  second_factor_required: {
    secondFactor: {
      token: "q6Xn0c0s1cYw5mJ0gq6Xn0c0s1cYw5mJ0gq6Xn0c0s1",
      expiresAt: "2030-03-10T08:05:00Z",
      ways: ["code", "recovery_code", "passkey"],
    },
  },
  slot_unavailable: {
    detail: "Someone has booked this time, or one that overlaps it.",
    errors: [
      {
        in: "body",
        path: "start",
        rule: "booked",
        message: "Someone has booked this time, or one that overlaps it.",
      },
    ],
    reason: "booked",
    alternatives: [{ start: "2030-03-13T10:30:00Z", end: "2030-03-13T11:00:00Z" }],
  },
};
const exampleOf = (code: ErrorCode): { summary: string; value: Problem } => ({
  summary: errorTitle[code],
  value: {
    type: `urn:daybook:problem:${code}`,
    title: errorTitle[code],
    status: errorStatus[code],
    code,
    detail: errorDetail[code],
    requestId: "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a09",
    ...particulars[code],
  },
});

/** One problem of each code that an operation may answer, under the code's name. */
export const problemExamples = (codes: Iterable<ErrorCode>): Json =>
  Object.fromEntries([...codes].map((code) => [code, exampleOf(code)]));

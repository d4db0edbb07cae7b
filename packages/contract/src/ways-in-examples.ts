import type { Account } from "./accounts.ts";

const TOKEN = "AZePLmwAfDqdCj8fW28KFQFjT0dT0Ew3p4c3gkq9hZJxF0s3mK1vJ8wq2n7u5x4y0A";
const UNTIL = "2030-03-10T16:35:00Z";

/** Good bodies and answers of the ways in. */
export const wayInExamples = (account: Account, signedIn: { account: Account; accessToken: string }) => ({
  "POST /v1/mailed-links": {
    body: { purpose: "verify" as const, token: TOKEN },
    answer: { state: "open" as const, email: account.email, name: account.name, handle: account.handle, until: UNTIL },
  },
  "POST /v1/sign-ups": {
    body: {
      email: account.email,
      password: "nine lanterns over water",
      name: account.name,
      handle: account.handle,
      timezone: account.timezone,
    },
    answer: { until: UNTIL },
  },
  "POST /v1/sign-ups/completion": { body: { token: TOKEN }, answer: signedIn },
  "POST /v1/me/verifications": { answer: { email: account.email, until: UNTIL } },
  "POST /v1/me/verifications/code": { body: { code: "482913" }, answer: { account } },
  "POST /v1/verifications": { body: { token: TOKEN }, answer: { email: account.email } },
  "POST /v1/password-resets": { body: { email: account.email, locale: "pt-PT" }, answer: { until: UNTIL } },
  "POST /v1/password-resets/completion": {
    body: { token: TOKEN, password: "nine lanterns over water" },
    answer: signedIn,
  },
  "POST /v1/magic-links": { body: { email: account.email }, answer: { ticket: TOKEN, until: UNTIL } },
  "POST /v1/magic-links/completion": { body: { ticket: TOKEN, code: "482913" }, answer: signedIn },
  "PUT /v1/me/password": { body: { password: "nine lanterns over water" }, answer: { account } },
  "POST /v1/me/email-changes": {
    body: { email: "ines@duarte.example" },
    answer: { email: "ines@duarte.example", until: UNTIL },
  },
  "POST /v1/email-changes": { body: { token: TOKEN }, answer: { email: "ines@duarte.example" } },
  "POST /v1/email-changes/reversal": { body: { token: TOKEN }, answer: { email: account.email } },
});

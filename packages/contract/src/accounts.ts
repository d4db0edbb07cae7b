import { textedNumber } from "@daybook/core/text/phone-number";
import { z } from "zod";
import { operations } from "./operation.ts";

import { addressPart, email, handle, hourCycle, id, line, locale, storable, timezone } from "./primitives.ts";
import { ruleParams } from "./problem.ts";
import { rule } from "./rule.ts";

const digest = z.strictObject({ hour: z.int().min(0).max(23).describe("In the account's time zone") });
const forgetMonths = z.int().min(1).max(120);
export const account = z.object({
  id,
  handle: z.string(),
  name: z.string(),
  tagline: z.string(),
  email: z.string(),
  timezone: z.string(),
  locale: z
    .string()
    .nullable()
    .describe("BCP 47 tag of the language and region that the account's mails are written for; null: never said"),
  clock: hourCycle.nullable(),
  digest: digest.nullable().describe("The mail that tells of the next day's bookings, when there are any; null: off"),
  phone: z.string().nullable().describe("E.164: where the account is sent text messages; null: nowhere"),
  forgetMonths: forgetMonths
    .nullable()
    .describe("Past bookings forget whom they were with so many months after; null: never"),
  url: z.string().describe("The public profile"),
  emailVerified: z.boolean().describe("Whether the address was shown to be its owner's"),
  hasPassword: z.boolean().describe("Without one it is come into by other ways"),
  passwordChangedAt: z.iso.datetime().nullable().describe("null: since it was made, or there is none"),
  createdAt: z.iso.datetime(),
});
/**
 * At least 10 characters: length protects, composition rules don't (NIST SP 800-63B). What is guessed at once is refused
 * besides, by `passwordProblem` of the core.
 */
export const password = storable.min(10, "At least 10 characters.").max(200, "At most 200 characters.");
export const signUp = z.strictObject({
  email,
  password,
  name: line(120, 1),
  handle,
  timezone,
  locale: locale.optional(),
  clock: hourCycle.optional(),
});
/** With its country code, as it is dialled from anywhere. */
const phone = line(40, 1)
  .overwrite((value) => textedNumber(value) ?? value)
  .superRefine(
    rule((value) =>
      value === "" || textedNumber(value) !== null
        ? null
        : {
            rule: "invalid_format",
            message: "A number with its country code, such as +351 912 345 678.",
            params: { expected: "texted_phone" },
          },
    ),
  )
  .meta({ description: "With its country code; kept as E.164, such as +351912345678" });
export const signIn = z.strictObject({
  email,
  password: z.string().max(200),
  refresh: z.boolean().optional().describe("For a program that stays: answers a refresh token, and sets no cookie"),
});
export const signedIn = z.object({
  account,
  accessToken: z.string().describe("Bearer token, 30 minutes"),
  refreshToken: z.string().optional().describe("For `POST /v1/tokens`; where `refresh` was asked for"),
});

export const accountOperations = operations({
  "POST /v1/accounts": {
    id: "createAccount",
    summary: "Sign up",
    access: { as: "anyone" },
    limit: "accounts",
    idempotency: "required",
    body: signUp,
    success: { status: 201, body: signedIn },
    errors: ["handle_taken", "handle_reserved", "email_taken", "sign_up_restricted", "forbidden"],
  },
  "GET /v1/handles/{handle}": {
    id: "getHandleState",
    summary: "Whether a handle can be had",
    access: { as: "anyone" },
    params: z.object({ handle: addressPart }),
    success: {
      status: 200,
      body: z.object({
        handle: z.string(),
        available: z.boolean(),
        rule: z.string().optional(),
        message: z.string().optional(),
        params: ruleParams.optional(),
      }),
    },
    errors: [],
  },
  "POST /v1/sessions": {
    id: "createSession",
    summary: "Sign in",
    access: { as: "anyone" },
    limit: "sign_in",
    body: signIn,
    success: { status: 201, body: signedIn },
    errors: ["wrong_credentials", "second_factor_required"],
  },
  "POST /v1/sessions/refresh": {
    id: "refreshSession",
    summary: "A new session cookie and access token for the session of the cookie",
    description:
      "The old cookie still counts for a minute, so that other tabs are not signed out; with it there is a new access token, but no second cookie.",
    access: { as: "account" },
    success: { status: 200, body: signedIn },
    errors: [],
  },
  "DELETE /v1/sessions/current": {
    id: "deleteSession",
    summary: "Sign out",
    access: { as: "account" },
    success: { status: 204, body: null },
    errors: [],
  },
  "GET /v1/me": {
    id: "getMe",
    summary: "The signed-in account",
    description:
      "`contacts` says to how many people the account hasn't met its pages wrote within the last hour (bookings, moves), and how many they may. At the end visitors are answered `rate_limited` with the reason `host_contacts`; people the host has met can book all the same.",
    access: { as: "account", scope: "account:read" },
    success: {
      status: 200,
      body: z.object({
        account,
        pendingEmail: z
          .object({ email: z.string(), until: z.iso.datetime() })
          .nullable()
          .describe("The address it is to have once that is proved")
          .optional(),
        contacts: z.object({ lastHour: z.int(), mostPerHour: z.int() }).optional(),
        sms: z.boolean().describe("Whether this deployment can send text messages").optional(),
      }),
    },
    errors: [],
  },
  "PATCH /v1/me": {
    id: "updateMe",
    summary: "Change name, tagline, time zone, language, clock, digest or phone number",
    access: { as: "account", scope: "account:write" },
    body: z.strictObject({
      name: line(120, 1).optional(),
      tagline: line(160).optional(),
      timezone: timezone.optional(),
      locale: locale.optional(),
      clock: hourCycle.optional(),
      digest: digest.nullable().optional().describe("Null switches it off"),
      phone: phone.nullable().optional(),
      forgetMonths: forgetMonths.nullable().optional(),
    }),
    success: { status: 200, body: z.object({ account }) },
    errors: [],
  },
  "GET /v1/me/live": {
    id: "watchMe",
    summary: "WebSocket: what changes in the account's bookings",
    description:
      'Says `{"type": "bookings.changed"}` whenever something changed; read it again then. `sessions.changed`: of where the account is signed in; `session.ended`: the session this socket was opened with, which closes it with 3000. The one message a client may send is the text `ping`, answered by `pong`; any other ends the socket with 1008.',
    access: { as: "account", scope: "bookings:read" },
    success: { status: 101, body: null },
    errors: ["upgrade_required", "rate_limited"],
  },
});

export type Account = z.output<typeof account>;

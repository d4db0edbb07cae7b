import { z } from "zod";
import { signedIn } from "./accounts.ts";
import { operations } from "./operation.ts";
import { assertion, passkeyRequest } from "./passkeys.ts";
import { token, toldInstant } from "./primitives.ts";

const code = z.string().max(40).describe("Six digits that the account's app shows");
const recoveryCode = z.string().max(40).describe("Such as 7F3K9-QWD2M; it counts once");
const recoveryCodes = z.array(z.string()).describe("Told this once");

const secondFactor = z.object({
  codes: z.object({ since: toldInstant }).nullable().describe("Codes of an app; null: none are asked for"),
  recoveryCodes: z.object({ left: z.int(), made: z.int(), madeAt: toldInstant.nullable() }),
});
export type SecondFactor = z.output<typeof secondFactor>;

export const proofWays = ["password", "passkey", "code", "recovery_code"] as const;

export const secondFactorOperations = operations({
  "POST /v1/sessions/second-factor": {
    id: "completeSession",
    summary: "Sign in: the second thing",
    description:
      "Where an account has codes of an app, whatever else lets one in is answered `second_factor_required`, with a token that counts here for five minutes and nowhere else. A code counts once. A passkey instead: `POST /v1/sessions/passkey`.",
    access: { as: "anyone" },
    limit: "sign_in",
    body: z.union([z.strictObject({ token, code }), z.strictObject({ token, recoveryCode })]),
    success: { status: 201, body: signedIn },
    errors: ["wrong_code", "sign_in_expired", "rate_limited"],
  },
  "GET /v1/sessions/current/proof": {
    id: "getProofWays",
    summary: "By what the account may prove who it is",
    access: { as: "account" },
    success: {
      status: 200,
      body: z.object({
        ways: z.array(z.enum(proofWays)),
        publicKey: passkeyRequest.nullable().describe("For `navigator.credentials.get`, where it has passkeys"),
      }),
    },
    errors: [],
  },
  "POST /v1/sessions/current/proof": {
    id: "proveSession",
    summary: "Prove who one is, for ten minutes",
    description:
      "For what asks for a fresh proof (`step_up`). The session of the cookie counts as proved from now on, and so does the access token in the answer. Where codes of an app are asked for, the password alone isn't enough.",
    access: { as: "account" },
    limit: "sign_in",
    body: z.union([
      z.strictObject({ password: z.string().max(200) }),
      z.strictObject({ code }),
      z.strictObject({ recoveryCode }),
      z.strictObject({ credential: assertion }),
    ]),
    success: {
      status: 200,
      body: z.object({ provedAt: toldInstant, accessToken: z.string().describe("Bearer token, 30 minutes") }),
    },
    errors: ["wrong_credentials", "wrong_code", "second_factor_required", "rate_limited"],
  },
  "GET /v1/second-factor": {
    id: "getSecondFactor",
    summary: "What is asked for besides the password",
    access: { as: "account" },
    success: { status: 200, body: secondFactor },
    errors: [],
  },
  "POST /v1/second-factor/setup": {
    id: "beginSecondFactor",
    summary: "A secret for an app that shows codes",
    description: "It counts once a code of it was sent within the hour: `POST /v1/second-factor`.",
    access: { as: "account", stepUp: true },
    success: {
      status: 200,
      body: z.object({
        key: z.string().describe("Base 32, to be typed"),
        uri: z.string().describe("`otpauth:`, for a QR code"),
      }),
    },
    errors: [],
  },
  "POST /v1/second-factor": {
    id: "confirmSecondFactor",
    summary: "Ask for codes of an app from now on",
    description: "Any app of before counts no more, and there are new recovery codes.",
    access: { as: "account", stepUp: true },
    limit: "sign_in",
    body: z.strictObject({ code }),
    success: { status: 200, body: secondFactor.extend({ newCodes: recoveryCodes }) },
    errors: ["wrong_code", "not_found"],
  },
  "DELETE /v1/second-factor": {
    id: "deleteSecondFactor",
    summary: "Ask for no codes any more",
    access: { as: "account", stepUp: true },
    success: { status: 204, body: null },
    errors: ["not_found"],
  },
  "POST /v1/second-factor/recovery-codes": {
    id: "renewRecoveryCodes",
    summary: "Ten new recovery codes in the place of the old",
    access: { as: "account", stepUp: true },
    success: { status: 200, body: secondFactor.extend({ newCodes: recoveryCodes }) },
    errors: ["not_found"],
  },
});

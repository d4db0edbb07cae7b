import { z } from "zod";
import { account, password, signedIn, signUp } from "./accounts.ts";
import { operations } from "./operation.ts";
import { email, locale, toldInstant } from "./primitives.ts";

/** As a mail's link ends with it. */
const linkToken = z.string().min(1).max(200).describe("What stands after the # of a mailed link");
/** Spaces between its digits are the mail's, for the eye. */
const code = z
  .string()
  .max(20)
  .overwrite((value) => value.normalize("NFKC").replace(/[\s-]/g, ""))
  .regex(/^\d{6}$/)
  .meta({ description: "Six digits, as the mail has them" });
const linkPurposes = ["verify", "reset", "magic", "change", "undo", "sign_up"] as const;
const until = toldInstant.describe("Until when link and code are good");
/** Whoever asks is answered the same whether or not an account has the address. */
const asked = z.strictObject({ email, locale: locale.optional().describe("For a mail to whom no account tells") });

const used = z.strictObject({ token: linkToken });
const sent = z.object({ until });
const sentTo = z.object({ email: z.string(), until: until.nullable() });
const proved = z.object({ email: z.string() });
export const mailedLink = z.object({
  state: z.enum(["open", "used", "replaced", "expired"]),
  email: z.string(),
  name: z.string().nullable().describe("Of the account it is about"),
  handle: z.string().nullable(),
  until,
});
const anyone = { access: { as: "anyone" }, limit: "sign_in" } as const;

/** Mailed links and codes, passwords and addresses: how one comes in without having come in. */
export const wayInOperations = operations({
  "POST /v1/mailed-links": {
    id: "lookAtMailedLink",
    summary: "What a mailed link would do; changes nothing",
    ...anyone,
    body: z.strictObject({ purpose: z.enum(linkPurposes), token: linkToken }),
    success: { status: 200, body: mailedLink },
    errors: ["link_ended"],
  },
  "POST /v1/sign-ups": {
    id: "askToSignUp",
    summary: "Sign up by mail: the account is made once the mailed link is used",
    description:
      "Where sign-up tells nobody who has an account, this stands in place of `POST /v1/accounts`. Answers the same when an account has the address: its mail says so.",
    access: { as: "anyone" },
    limit: "accounts",
    body: signUp,
    success: { status: 202, body: sent },
    errors: ["handle_taken", "handle_reserved"],
  },
  "POST /v1/sign-ups/completion": {
    id: "completeSignUp",
    summary: "Make the account, by the mailed link, and sign in",
    access: { as: "anyone" },
    limit: "accounts",
    body: used,
    success: { status: 201, body: signedIn },
    errors: ["link_ended", "handle_taken", "email_taken"],
  },
  "POST /v1/me/verifications": {
    id: "askToVerifyEmail",
    summary: "Mail a link and a code that prove the account's address",
    description: "`until` is null when it is proved already: then nothing is sent.",
    access: { as: "account" },
    success: { status: 202, body: sentTo },
    errors: ["rate_limited"],
  },
  "POST /v1/me/verifications/code": {
    id: "enterMailedCode",
    summary: "Prove the account's address, or the one it is to have, by the mailed code",
    access: { as: "account" },
    body: z.strictObject({ code }),
    success: { status: 200, body: z.object({ account }) },
    errors: ["link_ended", "email_taken"],
  },
  "POST /v1/verifications": {
    id: "verifyEmail",
    summary: "Prove an account's address by the mailed link",
    ...anyone,
    body: used,
    success: { status: 200, body: proved },
    errors: ["link_ended"],
  },
  "POST /v1/password-resets": {
    id: "askForPasswordReset",
    summary: "Mail a link to choose another password by",
    description: "Answers the same whether or not an account has the address. The link is good once, for 15 minutes.",
    ...anyone,
    body: asked,
    success: { status: 202, body: sent },
    errors: [],
  },
  "POST /v1/password-resets/completion": {
    id: "resetPassword",
    summary: "Choose another password by the mailed link, and sign in",
    description: "Ends every other session of the account.",
    ...anyone,
    body: z.strictObject({ token: linkToken, password }),
    success: { status: 201, body: signedIn },
    errors: ["link_ended", "second_factor_required"],
  },
  "POST /v1/magic-links": {
    id: "askForMagicLink",
    summary: "Mail a link and a code to sign in by",
    description:
      "Answers the same whether or not an account has the address. The code counts together with `ticket` alone, which nobody has but whoever asked; it may be tried five times.",
    ...anyone,
    body: asked,
    success: { status: 202, body: z.object({ ticket: z.string(), until }) },
    errors: [],
  },
  "POST /v1/magic-links/completion": {
    id: "signInByMagicLink",
    summary: "Sign in by the mailed link, or by its code",
    ...anyone,
    body: z.union([used, z.strictObject({ ticket: linkToken, code })]),
    success: { status: 201, body: signedIn },
    errors: ["link_ended", "second_factor_required"],
  },
  "PUT /v1/me/password": {
    id: "setPassword",
    summary: "Set or change the password",
    description: "Asks for a sign-in of the last ten minutes, and ends every other session.",
    access: { as: "account", stepUp: true },
    body: z.strictObject({ password }),
    success: { status: 200, body: z.object({ account }) },
    errors: [],
  },
  "POST /v1/me/email-changes": {
    id: "askToChangeEmail",
    summary: "Ask for another address; it counts once it is proved by the mail sent there",
    description: "Asks for a sign-in of the last ten minutes. The former address is told, with a way back for 7 days.",
    access: { as: "account", stepUp: true },
    body: z.strictObject({ email, locale: locale.optional() }),
    success: { status: 202, body: sentTo },
    errors: ["rate_limited"],
  },
  "DELETE /v1/me/email-changes/pending": {
    id: "cancelEmailChange",
    summary: "Keep the present address",
    access: { as: "account" },
    success: { status: 204, body: null },
    errors: [],
  },
  "POST /v1/email-changes": {
    id: "changeEmail",
    summary: "Prove the new address by the mailed link: from then on it is the account's",
    ...anyone,
    body: used,
    success: { status: 200, body: proved },
    errors: ["link_ended", "email_taken"],
  },
  "POST /v1/email-changes/reversal": {
    id: "undoEmailChange",
    summary: "Give an account its former address back, by the link mailed there",
    description: "Signs it out everywhere and takes its password and API keys away: somebody else had got in.",
    ...anyone,
    body: used,
    success: { status: 200, body: proved },
    errors: ["link_ended", "email_taken"],
  },
});

export type MailedLink = z.output<typeof mailedLink>;

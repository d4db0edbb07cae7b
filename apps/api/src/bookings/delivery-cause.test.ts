import { reminderEndWords } from "@daybook/core/bookings/reminders";
import { mailboxMailer } from "@daybook/integrations/mail/mailbox-mailer";
import { resendMailer } from "@daybook/integrations/mail/resend-mailer";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GONE, NEVER_ENDED, NO_MAIL_SERVICE, overtaken, UNCERTAIN } from "../effects/attempt-words.ts";
import { deliveryCause } from "./delivery-cause.ts";

const mail = {
  to: { address: "jo@example.com" },
  subject: "Hello",
  text: "Hello",
  html: "<p>Hello</p>",
  attachments: [],
  dedupeKey: "1",
};
const send = async (over: object = {}) => {
  const outcome = await resendMailer({ apiKey: "re_1", from: "Daybook <mail@example.com>" }).send({ ...mail, ...over });
  return "reason" in outcome ? outcome.reason : null;
};
const answers = (status: number, name: string, message: string) =>
  vi.stubGlobal("fetch", async () => Response.json({ statusCode: status, name, message }, { status }));

beforeEach(() => void vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed"))));
afterEach(() => void vi.unstubAllGlobals());

it.each([
  [429, "rate_limit_exceeded", "Too many requests", "busy"],
  [500, "application_error", "Something went wrong", "no_answer"],
  [401, "missing_api_key", "Missing API key in the authorization header", "not_set_up"],
  [403, "invalid_api_key", "API key is invalid", "not_set_up"],
  [422, "validation_error", "Invalid `to` field.", "address_refused"],
  [422, "invalid_attachment", "The attachment must have a content", "refused"],
] as const)("what Resend answers with %i %s is told as %s", async (status, name, message, cause) => {
  answers(status, name, message);
  expect(deliveryCause(await send())).toBe(cause);
});

it("no answer at all is no answer, and an address that is none is refused", async () => {
  expect(deliveryCause(await send())).toBe("no_answer");
  expect(deliveryCause(await send({ to: { address: "jo, ann@example.com" } }))).toBe("address_refused");
  expect(deliveryCause(await send({ subject: " " }))).toBe("refused");
});

it("a mailbox of this machine that is away is no answer", async () => {
  const store = { put: () => Promise.reject(new Error("gone")) };
  const outcome = await mailboxMailer(store, { now: () => 0, id: () => "1" }).send(mail);
  expect(deliveryCause("reason" in outcome ? outcome.reason : null)).toBe("no_answer");
});

it.each([
  [overtaken(1), "overtaken"],
  [overtaken(2), "overtaken"],
  [NO_MAIL_SERVICE, "not_set_up"],
  [NEVER_ENDED, "uncertain"],
  [UNCERTAIN, "uncertain"],
  [GONE, "gone"],
  [reminderEndWords.gone, "cancelled"],
  [reminderEndWords.moved, "overtaken"],
  [reminderEndWords.switched_off, "switched_off"],
  [reminderEndWords.too_late, "too_late"],
  [reminderEndWords.said_by_next, "said_by_next"],
  ["Something that nobody foresaw", "unknown"],
  [null, null],
])("%j is told as %s", (words, cause) => {
  expect(deliveryCause(words)).toBe(cause);
});

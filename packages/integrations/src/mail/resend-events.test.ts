import { expect, it } from "vitest";
import { readResendEvent } from "./resend-events.ts";

const id = "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a07";
/** As https://resend.com/docs/webhooks/event-types shows it. */
const bounced = {
  type: "email.bounced",
  created_at: "2026-11-22T23:41:12.126Z",
  data: {
    broadcast_id: "8b146471-e88e-4322-86af-016cd36fd216",
    created_at: "2026-11-22T23:41:11.894719+00:00",
    email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
    from: "Acme <onboarding@resend.dev>",
    to: ["Delivered@Resend.dev"],
    subject: "Sending this example",
    bounce: { message: "The recipient's\r\naddress\u0000 is gone.", subType: "Suppressed", type: "Permanent" },
    tags: { delivery: id },
  },
};

it("reads what became of a mail", () => {
  expect(readResendEvent(bounced)).toEqual({
    kind: "report",
    state: "bounced",
    lasting: true,
    words: "The recipient's address is gone.",
    serviceId: "56761188-7520-42d8-8898-ff6fc54ce618",
    deliveryId: id,
    address: "Delivered@resend.dev".replace("resend", "Resend"),
    sentAt: Date.parse("2026-11-22T23:41:11.894Z"),
    at: Date.parse("2026-11-22T23:41:12.126Z"),
  });
});

it("knows a mail that came back for good from one that may get through another day", () => {
  const of = (type: string) =>
    readResendEvent({ ...bounced, data: { ...bounced.data, bounce: { ...bounced.data.bounce, type } } });
  expect([of("Transient"), of("Undetermined"), of("Permanent")]).toMatchObject([
    { lasting: false },
    { lasting: false },
    { lasting: true },
  ]);
});

it("reads every name that says what became of one, and its words", () => {
  const { bounce: _, ...data } = bounced.data;
  const read = (type: string, more = {}) => readResendEvent({ ...bounced, type, data: { ...data, ...more } });
  expect(read("email.delivered")).toMatchObject({ state: "delivered", words: "" });
  expect(read("email.delivery_delayed")).toMatchObject({ state: "delayed" });
  expect(read("email.complained")).toMatchObject({ state: "complained" });
  expect(read("email.failed", { failed: { reason: "reached_daily_quota" } })).toMatchObject({
    state: "failed",
    words: "reached_daily_quota",
  });
  const suppressed = { suppressed: { message: "It is on the list", type: "OnAccountSuppressionList" } };
  expect(read("email.suppressed", suppressed)).toMatchObject({ state: "suppressed", lasting: true });
  expect(read("email.received")).toEqual({ kind: "received", serviceId: data.email_id });
});

it("makes nothing of anything else", () => {
  const broken: unknown[] = [
    null,
    [],
    "email.bounced",
    { type: "email.bounced" },
    { ...bounced, type: "email.opened" },
    { ...bounced, type: "constructor" },
    { ...bounced, created_at: "yesterday" },
    { ...bounced, data: { ...bounced.data, tags: { delivery: "1" } } },
    { ...bounced, data: { ...bounced.data, tags: undefined } },
    { ...bounced, data: { ...bounced.data, to: [] } },
    { ...bounced, data: { ...bounced.data, to: ["a@b.c", "d@e.f"] } },
    { ...bounced, data: { ...bounced.data, email_id: 7 } },
  ];
  for (const body of broken) expect(readResendEvent(body)).toBeNull();
});

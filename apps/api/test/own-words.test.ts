import { type ResendServer, refusal, resendServer } from "@daybook/integrations/mail/testing/resend-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { lookLater, mailsOf } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { fault, startFaultyDaybook } from "./faults.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;
beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, { price: "€45" });
});
afterAll(() => daybook?.close());

const call = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const edit = (messages: object, on = page) =>
  call("PATCH", `/v1/event-types/${on.id}`, { messages }, { "if-match": "*" });
async function setWords(messages: object, on = page) {
  const answer = await edit(messages, on);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.messages;
}
const freeTime = async (on = page) => at(await slotsOf(daybook, on), 2 * next++);
const jo = { name: "Jo Silva", email: "jo@example.com" };
const mailTo = async (id: string, name: string) => {
  const dedupeKey = `mail:${id}:${name}:invitee`;
  await eventually(async () => (await mailsOf(daybook, id)).map((mail) => mail.dedupeKey)).toContain(dedupeKey);
  const mails = (await mailsOf(daybook, id)) as unknown as {
    subject: string;
    text: string;
    html: string;
    dedupeKey: string;
  }[];
  const found = mails.find((mail) => mail.dedupeKey === dedupeKey);
  if (!found) throw new Error("It was there a moment ago");
  return found;
};

describe("a host's own words", () => {
  it("are in the invitee's mails, filled in as the invitee reads, and in none of the host's", async () => {
    const told = await setWords({
      confirmed: {
        subject: "{event}, {date}",
        text: "Olá {first_name},\n\n{duration} with {host} at {time}.\n\n{booking_link}",
      },
      moved: { text: "{previous_time} is now {time}." },
      cancelled: { subject: "Off: {event}", text: "Because: {reason}" },
    });
    expect(told.moved).toEqual({ subject: "", text: "{previous_time} is now {time}." });
    const start = await freeTime();
    const booked = await book(daybook, page, start, { invitee: jo, locale: "de-DE", timezone: "Europe/Berlin" });
    const { id } = booked.json;
    const time = (iso: string) =>
      new Intl.DateTimeFormat("de", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" }).format(
        new Date(iso),
      );
    const day = new Intl.DateTimeFormat("de", {
      timeZone: "Europe/Berlin",
      weekday: "long",
      day: "numeric",
      month: "long",
    }).format(new Date(start));
    const confirmed = await mailTo(id, "confirmed:0");
    expect(confirmed.subject).toBe(`Lesson, ${day}`);
    // Behind the link what proves that it was read in a mail.
    expect(confirmed.text.replaceAll(/#mail=[\w-]+/g, "")).toContain(
      `Olá Jo,\n\n30 Minuten with Test Host at ${time(start)}.\n\n${booked.json.manageUrl}\n`,
    );
    expect(confirmed.html).toContain(`<a href="${booked.json.manageUrl}#mail=`);
    expect(confirmed.text).not.toContain("Er ist fest eingetragen");

    const later = await freeTime();
    const manage = `/v1/manage/${manageToken(booked)}`;
    expect((await daybook.call("POST", `${manage}/rescheduling`, { start: later }, { headers: key() })).status).toBe(
      200,
    );
    const moved = await mailTo(id, "moved:1");
    expect(moved.text).toContain(`${time(start)} is now ${time(later)}.`);
    expect(moved.subject).toMatch(/^Verschoben: /);

    const reason = "<b>Ill</b>";
    expect((await daybook.call("POST", `${manage}/cancellation`, { reason }, { headers: key() })).status).toBe(200);
    const cancelled = await mailTo(id, "cancelled:2");
    expect(cancelled.subject).toBe("Off: Lesson");
    expect(cancelled.html).toContain("Because: &lt;b&gt;Ill&lt;/b&gt;");

    const toHost = (await mailsOf(daybook, id)).filter((mail) => mail.dedupeKey.includes(":host:"));
    expect(toHost.length).toBeGreaterThan(0);
    for (const { subject, text } of toHost as unknown as { subject: string; text: string }[])
      expect(subject + text).not.toMatch(/Olá|Because|is now/);
  });

  it("can inject neither markup nor headers", async () => {
    const text = '<script>alert(1)</script> <a href="javascript:alert(1)">x</a> {event}';
    await setWords({ confirmed: { subject: "<img src=x> {event}", text } });
    const hostile = { name: '<i>Eve</i> "x"', email: "eve@example.com" };
    const { id } = (await book(daybook, page, await freeTime(), { invitee: hostile })).json;
    const mail = await mailTo(id, "confirmed:0");
    expect(mail.subject).toBe("<img src=x> Lesson");
    expect(mail.html).not.toMatch(/<script|<img|<i>|href="javascript/i);
    expect(mail.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    for (const subject of ["Hello\r\nBcc: b@example.com", "Hello\nX: y"]) {
      const answer = await edit({ confirmed: { subject } });
      expect([answer.status, answer.json.errors[0]]).toEqual([
        422,
        expect.objectContaining({ path: "messages.confirmed.subject", rule: "control_character" }),
      ]);
    }
  });

  it.each([
    [{ confirmed: { text: "On {dat}." } }, "messages.confirmed.text", "unknown_placeholder", "{dat}"],
    [{ moved: { text: "{{date}}" } }, "messages.moved.text", "unclosed_placeholder", "{{date}}"],
    [{ reminder: { subject: "In {soon" } }, "messages.reminder.subject", "unclosed_placeholder", "{soon"],
    [
      { confirmed: { text: "Was {previous_date}" } },
      "messages.confirmed.text",
      "unknown_placeholder",
      "{previous_date}",
    ],
    [
      { confirmed: { subject: "{booking_link}" } },
      "messages.confirmed.subject",
      "unknown_placeholder",
      "{booking_link}",
    ],
  ])("are refused where a placeholder isn't one: %j", async (messages, path, rule, placeholder) => {
    const { status, json } = await edit(messages);
    expect([status, json.code]).toEqual([422, "validation_failed"]);
    expect(json.errors).toEqual([
      expect.objectContaining({ in: "body", path, rule, params: expect.objectContaining({ placeholder }) }),
    ]);
  });

  it.each([
    [{ confirmed: { subject: "x".repeat(201) } }, "messages.confirmed.subject", "too_big"],
    [{ confirmed: { text: "x".repeat(5_001) } }, "messages.confirmed.text", "too_big"],
    [{ confirmed: { text: "{date}".repeat(61) } }, "messages.confirmed.text", "too_many_placeholders"],
  ])("are refused where they are too long", async (messages, path, rule) => {
    const { status, json } = await edit(messages);
    expect([status, json.errors[0].path, json.errors[0].rule]).toEqual([422, path, rule]);
  });

  it("hold for bookings already made, are copied with their event type, and go when they are cleared", async () => {
    await setWords({});
    const booked = await book(daybook, page, await freeTime(), { invitee: jo });
    const { id } = booked.json;
    expect((await mailTo(id, "confirmed:0")).text).not.toContain("Bring a towel");
    await setWords({ cancelled: { text: "Bring a towel next time." } });
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {}, { headers: key() });
    expect((await mailTo(id, "cancelled:1")).text).toContain("Bring a towel next time.");
    const copy = await call("POST", `/v1/event-types/${page.id}/copies`, undefined, key());
    expect(copy.json.messages).toEqual({ cancelled: { subject: "", text: "Bring a towel next time." } });
    expect(await setWords({})).toEqual({});
  });
});

describe("a preview of a mail", () => {
  const eventType = { title: "Lesson", duration: 45, location: { kind: "in_person", value: "Studio 4" }, price: "" };
  const preview = (body: object) => call("POST", "/v1/event-types/message-previews", { eventType, ...body });

  it("is the letter in its reader's language", async () => {
    const { status, json } = await preview({
      kind: "reminder",
      subject: "{event}: {soon}",
      text: "Bis {soon}, {first_name}.",
      locale: "de-DE",
    });
    expect(status).toBe(200);
    expect(json.subject).toBe("Lesson: morgen");
    expect(json.text).toContain("Bis morgen, Jonas.");
    expect(json.html).toMatch(/^<!doctype html>[\s\S]*<html lang="de" dir="ltr">[\s\S]*Bis morgen, Jonas\./);
    expect(json.ours).toEqual({
      subject: "Erinnerung: {event}, {soon}, {date}, {time} ({timezone})",
      text: "Beginn: {date}, {time}.",
    });
    const arabic = await preview({ kind: "follow_up", locale: "ar" });
    expect(arabic.json.html).toContain('<html lang="ar" dir="rtl">');
    expect(arabic.json.subject).not.toBe("");
  });

  it.each(["confirmed", "reminder", "moved", "cancelled", "follow_up"])(
    "gives Daybook's words of each kind as a template that may be saved: %s",
    async (kind) => {
      for (const locale of ["en", "de", "fr", "es", "pt", "ja", "ar"]) {
        const { ours } = (await preview({ kind, locale })).json;
        const { status, json } = await preview({ kind, locale, ...ours });
        expect([status, json.subject], locale).toEqual([200, (await preview({ kind, locale })).json.subject]);
      }
    },
  );

  it("names the field that doesn't fit", async () => {
    const { status, json } = await preview({ kind: "confirmed", text: "{soon}" });
    expect([status, json.errors[0].path, json.errors[0].rule]).toEqual([422, "text", "unknown_placeholder"]);
  });
});

describe("a test mail", () => {
  const test = (body: object, headers = key()) => call("POST", `/v1/event-types/${page.id}/test-mails`, body, headers);
  const inbox = async () => {
    const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
    return (json.items as { to: { address: string }; subject: string; text: string; attachments: unknown[] }[]).filter(
      ({ to, subject }) => to.address === host.email && subject.startsWith("Test: "),
    );
  };

  it("goes to the host alone, says what it is, and is sent once for one key", async () => {
    await setWords({ reminder: { subject: "", text: "Saved words." } });
    const headers = key();
    const body = { kind: "reminder", subject: "{event} {soon}", eventType: { title: "Not saved yet" } };
    const [first, second] = [await test(body, headers), await test(body, headers)];
    expect([first.status, second.json]).toEqual([202, first.json]);
    await eventually(async () => (await inbox()).map(({ subject }) => subject)).toEqual([
      "Test: Not saved yet tomorrow",
    ]);
    const [mail] = await inbox();
    expect(mail?.text).toContain("Saved words.");
    expect(mail?.attachments).toEqual([]);
  });

  it("is refused to others, and after twenty in an hour", async () => {
    const other = await signUp(daybook);
    const path = `/v1/event-types/${page.id}/test-mails`;
    expect((await daybook.call("POST", path, { kind: "moved" }, { token: other.token })).status).toBe(404);
    const answers = await Promise.all(Array.from({ length: 24 }, () => test({ kind: "moved" })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(5);
    expect(refused[0]?.json).toMatchObject({ code: "rate_limited", reason: "test_mails" });
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(3_000);
  });
});

describe("own words of a mail that has to be tried again", () => {
  let resend: ResendServer;
  let other: Daybook;
  beforeAll(async () => {
    resend = await resendServer();
    const vars = {
      RESEND_API_KEY: "re_test",
      RESEND_BASE_URL: resend.url,
      MAIL_FROM: "Daybook <mail@daybook.example>",
    };
    other = await startFaultyDaybook({ vars });
  });
  afterEach(() => fault(other, { ahead: 0 }));
  afterAll(async () => {
    await other?.close();
    await resend?.close();
  });

  it("are those of its first attempt, letter for letter, and those of now for mails that come later", async () => {
    [daybook, other] = [other, daybook];
    [host, page] = [await signUp(daybook), page];
    page = await makePage(daybook, host);
    await setWords({ confirmed: { subject: "Fist lesson", text: "Wlecome." } });
    resend.fault = refusal(500, "internal_server_error", "Unexpected");
    const { id } = (await book(daybook, page, await freeTime(), { invitee: jo })).json;
    const sent = () =>
      resend.requests.filter(({ headers }) => headers["idempotency-key"] === `mail:${id}:confirmed:0:invitee`);
    await eventually(() => sent().length).toBeGreaterThan(0);
    await setWords({ confirmed: { subject: "First lesson", text: "Welcome." } });
    resend.fault = null;
    await lookLater(daybook, 11_000);
    await eventually(() => sent().length).toBe(2);
    const [first, second] = sent();
    expect(second?.body).toBe(first?.body);
    expect(second?.body).toContain("Wlecome.");
    await fault(daybook, { ahead: 0 });
    const { id: later } = (await book(daybook, page, await freeTime(), { invitee: jo })).json;
    await eventually(() => resend.mails.filter(({ subject }) => subject === "First lesson").length, later).toBe(1);
  });
});

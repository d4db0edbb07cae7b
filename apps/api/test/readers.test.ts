import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { account } from "./good-bodies.ts";

interface Mail {
  to: { address: string };
  subject: string;
  html: string;
  text: string;
}

let daybook: Daybook;
let host: Host;
let page: Page;
let slots: Awaited<ReturnType<typeof slotsOf>>;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "Europe/Lisbon");
  page = await makePage(daybook, host, {}, { timezone: "Europe/Lisbon" });
  slots = await slotsOf(daybook, page);
});
afterAll(() => daybook?.close());

async function mailsTo(address: string): Promise<Mail[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return (json.items as Mail[]).filter((mail) => mail.to.address === address);
}

describe("an invitee is written to as they read", () => {
  it.each([
    ["de-AT", "24", "Ihr Termin steht: Lesson", 'lang="de"'],
    ["pt-PT", "24", "Lesson", 'lang="pt"'],
    ["ja", "12", "Lesson", 'lang="ja"'],
    ["ar-EG", "12", "Lesson", 'dir="rtl"'],
    ["tlh", "24", "You’re booked: Lesson", 'lang="en"'],
  ])("in %s by a clock of %s", async (locale, clock, subject, mark) => {
    const email = `${locale.toLowerCase()}@example.com`;
    const index = ["de-AT", "pt-PT", "ja", "ar-EG", "tlh"].indexOf(locale);
    const start = at(slots, index);
    const booked = await book(daybook, page, start, { locale, clock, invitee: { name: "Jo", email } });
    expect(booked.status, booked.text).toBe(201);
    await eventually(() => mailsTo(email).then((mails) => mails.length)).toBe(1);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toContain(subject.split(": ").at(-1));
    if (subject.includes(": ")) expect(mail?.subject).toContain(subject);
    expect(mail?.html).toContain(mark);
    // The clock that they chose, in UTC, where they are.
    const tag = `${locale === "tlh" ? "en-GB" : locale}-u-ca-gregory`;
    const hours = clock === "12" ? { hour: "numeric", hourCycle: "h12" } : { hour: "2-digit", hourCycle: "h23" };
    const time = new Intl.DateTimeFormat(tag, { ...(hours as object), minute: "2-digit", timeZone: "UTC" });
    expect(mail?.text.replace(/[\u200e\u200f\u2066-\u2069]/g, "")).toContain(time.format(new Date(start)));
  });

  it("in later mails too", async () => {
    const email = "later@example.com";
    const booked = await book(daybook, page, at(slots, 7), { locale: "de", invitee: { name: "Jo", email } });
    const path = `/v1/manage/${manageToken(booked)}/cancellation`;
    expect((await daybook.call("POST", path, {}, { headers: key() })).status).toBe(200);
    await eventually(() => mailsTo(email).then((mails) => mails.length)).toBe(2);
    expect((await mailsTo(email)).map(({ subject }) => subject.split(":")[0]).sort()).toEqual([
      "Abgesagt",
      "Ihr Termin steht",
    ]);
  });
});

describe("an account", () => {
  it("says how it reads, and is written to so", async () => {
    const body = account({ locale: "fr-CA", clock: "12" });
    const made = await daybook.call("POST", "/v1/accounts", body, { headers: key() });
    expect(made.json.account).toMatchObject({ locale: "fr-CA", clock: "12" });
    const token = made.json.accessToken as string;
    const edited = await daybook.call("PATCH", "/v1/me", { locale: "DE-at", clock: "24" }, { token });
    expect(edited.json.account).toMatchObject({ locale: "de-AT", clock: "24" });
    const own = { ...host, ...body, handle: body.handle, token } as unknown as Host;
    const theirs = await makePage(daybook, own);
    await book(daybook, theirs, at(await slotsOf(daybook, theirs), 0), {
      invitee: { name: "Jo", email: "jo@example.com" },
    });
    // Besides the one that asks whether the address is theirs.
    await eventually(() => mailsTo(body.email).then((mails) => mails.length)).toBe(2);
    const subjects = (await mailsTo(body.email)).map(({ subject }) => subject);
    expect(subjects).toContainEqual(expect.stringMatching(/^Gebucht: „?Lesson/));
  });

  it("that has not said is asked nothing, and keeps null", async () => {
    const made = await daybook.call("POST", "/v1/accounts", account(), { headers: key() });
    expect(made.json.account).toMatchObject({ locale: null, clock: null });
  });

  it.each([
    ["locale", "no language!", "unknown_locale"],
    ["locale", "x".repeat(40), "too_big"],
    ["clock", "13", "invalid_value"],
  ])("that says %s %j is told what it may be", async (field, value, rule) => {
    const answer = await daybook.call("PATCH", "/v1/me", { [field]: value }, { token: host.token });
    expect([answer.status, answer.json.errors?.[0]]).toEqual([422, expect.objectContaining({ path: field, rule })]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
  unique,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { expectRefusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, {
    location: { kind: "phone", value: "\u202a+351\u2011912\u2011345\u2011678\u202c" },
    questions: [{ id: "phone", kind: "phone", label: "Phone" }],
  });
});
afterAll(() => daybook?.close());

const own = (method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token, headers: key() });
const bookAs = async (email: string, phone: string) =>
  book(daybook, page, at(await slotsOf(daybook, page), next++), {
    invitee: { name: "Jo", email },
    answers: { phone },
  });

describe("a guest's number and address, as they were pasted,", () => {
  it.each([
    ["\u200e+351 912 345 678", "jo@example.com\u200b", "+351 912 345 678", "jo@example.com"],
    ["＋８１（３）１２３４－５６７８", "ｊｏ＠example.com", "+81(3)1234-5678", "jo@example.com"],
    ["+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", "mailto:jo@exam\u00adple.com", "+966 50 123 4567", "jo@example.com"],
    ["tel:+49-30-1234;ext=5", "jo@müller.de", "+49-30-1234 ext. 5", "jo@xn--mller-kva.de"],
    ["555\u20115309 x5\t", "jo@xn--mller-kva.de", "555-5309 ext. 5", "jo@xn--mller-kva.de"],
  ])("%j and %j are kept clean", async (phone, email, keptPhone, keptEmail) => {
    const booked = await bookAs(email, phone);
    expect(booked.status, booked.text).toBe(201);
    const { json } = await own("GET", `/v1/bookings/${booked.json.id}`);
    expect(json.answers).toEqual([{ label: "Phone", value: keptPhone }]);
    expect(json.invitee.email).toBe(keptEmail);
  });

  it.each([
    ["123", "jo@example.com", "answers.phone", "format"],
    ["+351 912 345 678", "jö@example.com", "invitee.email", "format"],
    ["+351 912 345 678", "jo@☃.com", "invitee.email", "format"],
  ])("%j and %j are refused by name", async (phone, email, field, rule) => {
    expectRefusal(await bookAs(email, phone), unfit(field, rule));
  });
});

it("mail goes to an address in ASCII, and says it as it is read", async () => {
  const booked = await bookAs("jo@müller.de", "+351 912 345 678");
  const mails = async () => {
    const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
    return json.items.filter((mail: { dedupeKey: string }) => mail.dedupeKey.includes(booked.json.id));
  };
  await eventually(async () => (await mails()).length).toBe(2);
  for (const mail of await mails()) {
    const [ours, theirs] = mail.to.address === host.email ? [mail.to, mail.replyTo] : [mail.replyTo, mail.to];
    expect([ours.address, theirs.address]).toEqual([host.email, "jo@xn--mller-kva.de"]);
    expect(mail.text).toContain("jo@müller.de");
    expect(mail.text).not.toContain("xn--");
  }
});

it("a place by telephone is kept clean, and shown so", async () => {
  const { json } = await own("GET", `/v1/event-types/${page.id}`);
  expect(json.location).toEqual({ kind: "phone", value: "+351-912-345-678" });
});

it("an account is the same however the domain of its address is written", async () => {
  const handle = unique("m");
  const password = `Correct-${handle}-horse`;
  const make = (email: string, name: string) =>
    daybook.call(
      "POST",
      "/v1/accounts",
      { email, password, name: "Mia", handle: name, timezone: "UTC" },
      { headers: key() },
    );
  const made = await make(`\u200e${handle}@müller.de`, `\u200b${handle}`);
  expect([made.status, made.json.account?.email, made.json.account?.handle]).toEqual([
    201,
    `${handle}@xn--mller-kva.de`,
    handle,
  ]);
  expect((await make(`${handle}@xn--mller-kva.de`, unique("m"))).json.code).toBe("email_taken");
  for (const email of [`${handle}@MÜLLER.de`, `${handle}@xn--mller-kva.de`, `${handle}＠müller.de `])
    expect((await daybook.call("POST", "/v1/sessions", { email, password })).status).toBe(201);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askDatabase, dump } from "./database-dump.ts";
import {
  type Answer,
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
  unique,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { gmailReply, handIn, mailsTo, replyTo, type SentMail } from "./mail-service.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let booked: Answer;
let email: string;
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(() => daybook?.close());
beforeEach(async () => {
  email = `${unique("ana")}@example.com`;
  const slots = await slotsOf(daybook, page);
  booked = await book(daybook, page, at(slots, next++), { invitee: { name: "Ana Reis", email } });
  await eventually(async () => (await mailsTo(daybook, email)).length).toBe(1);
});

const asHost = (method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token, headers: key() });
const detail = async () => (await asHost("GET", `/v1/bookings/${booked.json.id}`)).json;
const answers = async () => (await detail()).history.filter(({ kind }: { kind: string }) => kind === "answered");
/** Mails to the host about answers, the newest first. */
const told = async (): Promise<SentMail[]> =>
  (await mailsTo(daybook, host.email)).filter(({ dedupeKey }) =>
    dedupeKey.includes(`${booked.json.id}:booking.answered`),
  );
async function reply(partstat: string, over: Parameters<typeof gmailReply>[1] = {}): Promise<boolean> {
  const answer = await handIn(daybook, await replyTo(daybook, booked, partstat, over));
  expect(answer.status, answer.text).toBe(200);
  return answer.json.noted;
}
const stamp = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString().replace(/[-:]|\.\d+/g, "");

describe("a calendar's answer to an invitation", () => {
  it("is shown to the host, and cancels nothing", async () => {
    expect(await reply("DECLINED", { comment: "I am ill\\, sorry" })).toBe(true);
    const { state, attention, history, replies } = await detail();
    expect([state, attention]).toEqual(["confirmed", "declined"]);
    expect(history.at(-1)).toMatchObject({
      kind: "answered",
      by: "invitee",
      answer: "declined",
      answeredBy: "Ana Reis",
    });
    expect(history.at(-1).reason).toBe("I am ill, sorry");
    expect(replies).toMatchObject([{ name: "Ana Reis", answer: "declined", comment: "I am ill, sorry", open: true }]);
    await eventually(async () => (await told()).length).toBe(1);
    const [mail] = await told();
    expect(mail?.subject).toMatch(/^Declined: Lesson, /);
    expect(mail?.text).toContain("I am ill, sorry");
    expect(mail?.text).toContain(`/console/bookings/${booked.json.id}`);
    expect(mail?.replyTo).toMatchObject({ address: email });
  });

  it("is settled by the host, and a later one is shown again", async () => {
    await reply("TENTATIVE", { stamp: stamp(-10) });
    const kept = await asHost("POST", `/v1/bookings/${booked.json.id}/keeping`, {});
    expect(kept.json).toMatchObject({ attention: null, replies: [{ answer: "tentative", open: false }] });
    expect(kept.json.history.at(-1)).toMatchObject({ kind: "kept", by: "host" });
    await reply("DECLINED");
    expect(await detail()).toMatchObject({ attention: "declined", replies: [{ answer: "declined", open: true }] });
    await reply("ACCEPTED", { stamp: stamp(10) });
    expect(await detail()).toMatchObject({ attention: null, replies: [{ answer: "accepted", open: false }] });
    await eventually(async () => (await told()).map(({ subject }) => subject.split(":")[0])).toEqual([
      "Accepted after all",
      "Declined",
      "Maybe",
    ]);
  });

  it("that says yes is no mail's worth", async () => {
    expect(await reply("ACCEPTED")).toBe(true);
    expect(await answers()).toMatchObject([{ answer: "accepted" }]);
    expect(await told()).toEqual([]);
  });

  it("says nothing new when it comes again, or comes late", async () => {
    const message = await replyTo(daybook, booked, "DECLINED");
    const statuses = await Promise.all([1, 2, 3].map(async () => (await handIn(daybook, message)).json.noted));
    expect(statuses.filter(Boolean)).toHaveLength(1);
    expect(await reply("ACCEPTED", { stamp: stamp(-60) })).toBe(false);
    expect(await answers()).toHaveLength(1);
  });

  it("to an invitation of before a move, or of a booking that is cancelled, counts no more", async () => {
    const before = await replyTo(daybook, booked, "DECLINED");
    const link = `/v1/manage/${manageToken(booked)}`;
    const start = at(await slotsOf(daybook, page), next++);
    await daybook.call("POST", `${link}/rescheduling`, { start }, { headers: key() });
    expect((await handIn(daybook, before)).json.noted).toBe(false);
    expect(await reply("DECLINED", { sequence: "7" })).toBe(false);
    await daybook.call("POST", `${link}/cancellation`, {});
    expect((await handIn(daybook, before)).json.noted).toBe(false);
    expect(await answers()).toEqual([]);
  });
});

it("a guest answers for themselves, and is written to by the host", async () => {
  const guest = `${unique("guest")}@example.com`;
  const added = await asHost("POST", `/v1/bookings/${booked.json.id}/guests`, {
    guests: [{ email: guest, name: "Lea" }],
  });
  expect(added.status, added.text).toBe(201);
  await eventually(async () => (await mailsTo(daybook, guest)).length).toBe(1);
  const [invited] = await mailsTo(daybook, guest);
  const invitation = invited?.attachments[0]?.content ?? "";
  expect((await handIn(daybook, gmailReply(invitation, { partstat: "DECLINED" }))).json.noted).toBe(true);
  expect((await handIn(daybook, gmailReply(invitation, { partstat: "DECLINED", from: email }))).json.noted).toBe(false);
  expect((await detail()).replies).toMatchObject([{ name: "Lea", answer: "declined", open: true }]);
  await eventually(async () => (await told()).map(({ replyTo: to }) => to?.address)).toEqual([guest]);
});

it("an answer counts while the guests change, and that of a guest who is taken off no more", async () => {
  const path = `/v1/bookings/${booked.json.id}/guests`;
  const guest = `${unique("guest")}@example.com`;
  const before = await replyTo(daybook, booked, "DECLINED");
  const [added] = (await asHost("POST", path, { guests: [{ email: guest, name: "Lea" }] })).json.guests;
  expect((await handIn(daybook, before)).json.noted).toBe(true);
  await eventually(async () => (await mailsTo(daybook, guest)).length).toBe(1);
  const invitation = (await mailsTo(daybook, guest))[0]?.attachments[0]?.content ?? "";
  expect((await handIn(daybook, gmailReply(invitation, { partstat: "DECLINED" }))).json.noted).toBe(true);
  await asHost("POST", path, { guests: [{ email: `${unique("guest")}@example.com` }] });
  expect(await detail()).toMatchObject({ attention: "declined", replies: [{ open: true }, { open: true }] });
  await asHost("DELETE", `${path}/${added.id}`);
  expect((await detail()).replies).toMatchObject([
    { name: "Ana Reis", open: true },
    { name: "Lea", open: false },
  ]);
  // Invited anew, they have answered nothing yet.
  await asHost("POST", path, { guests: [{ email: guest, name: "Lea" }] });
  expect((await detail()).replies[1]).toMatchObject({ name: "Lea", open: false });
  const start = at(await slotsOf(daybook, page), next++);
  await asHost("POST", `/v1/bookings/${booked.json.id}/rescheduling`, { start });
  expect(await detail()).toMatchObject({ attention: null, replies: [{ open: false }, { open: false }] });
});

describe("what is no answer of somebody who was invited is dropped", () => {
  it.each<[string, Parameters<typeof gmailReply>[1]]>([
    ["from somebody else", { from: "mallory@example.com" }],
    ["about somebody else", { attendee: "mallory@example.com" }],
    ["from somebody else about themselves", { from: "mallory@example.com", attendee: "mallory@example.com" }],
    ["to another address", { to: "replies@daybook.example" }],
    ["to an address with a guessed token", { to: `replies+${"a".repeat(47)}@daybook.example` }],
    ["about another appointment", { uid: "another@daybook" }],
    ["that is no answer", { partstat: "NEEDS-ACTION" }],
    ["of next week", { stamp: stamp(7 * 86_400) }],
  ])("%s", async (_, over) => {
    const before = await askDatabase(daybook, "SELECT count(*) FROM events");
    expect(await reply(over?.partstat ?? "DECLINED", over)).toBe(false);
    expect(await askDatabase(daybook, "SELECT count(*) FROM events")).toEqual(before);
  });

  it.each<[string, string | ((good: string) => string)]>([
    ["nothing at all", " "],
    ["no mail", "\u0000\u0001 {}"],
    ["a mail without a file", "From: a@example.com\r\nTo: b@example.com\r\n\r\nHello"],
    ["a file that isn't whole", (good) => good.replace(/END:VEVENT[\s\S]*/, "")],
    [
      "a request instead",
      (good) =>
        good.replaceAll("METHOD:REPLY", "METHOD:REQUEST").replace(/--m\r\nContent-Type: application[\s\S]*/, "--m--"),
    ],
    ["boxes in boxes", `${"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n".repeat(400)}`],
    [
      "two at once",
      (good) =>
        good
          .replaceAll(/(BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n)/g, "$1$1")
          .replace(/--m\r\nContent-Type: application[\s\S]*/, "--m--"),
    ],
  ])("%s", async (_, made) => {
    const good = await replyTo(daybook, booked, "DECLINED");
    const answer = await handIn(daybook, typeof made === "string" ? made : made(good));
    expect([answer.status, answer.json.noted], answer.text).toEqual([200, false]);
    expect(await answers()).toEqual([]);
  });

  it("a mail that is too large", async () => {
    const answer = await handIn(daybook, `${await replyTo(daybook, booked, "DECLINED")}${"x".repeat(300_000)}`);
    expect(answer.status).toBe(413);
  });
});

describe("the invitation", () => {
  it("is from where answers are taken, while people's answers go to the host", async () => {
    const [mail] = await mailsTo(daybook, email);
    expect(mail?.replyTo).toMatchObject({ address: host.email });
    const organizer = /^ORGANIZER.*mailto:(\S+)/m.exec(
      (mail?.attachments[0]?.content ?? "").replace(/\r\n /g, ""),
    )?.[1];
    expect(organizer).toMatch(/^replies\+[a-z2-7]{47}@daybook\.example$/);
    expect((organizer ?? "").split("@")[0]?.length).toBeLessThanOrEqual(64);
  });
});

describe("a mail that came back to a mail server of one's own", () => {
  const returned = (deliveryId: string, to: string, status = "5.1.1") =>
    [
      "From: MAILER-DAEMON@mx.example.com (Mail Delivery System)",
      "To: hello@daybook.example",
      "Subject: Undelivered Mail Returned to Sender",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
      "",
      "--r",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      "This is the mail system at host mx.example.com.",
      "--r",
      "Content-Description: Delivery report",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      `Final-Recipient: rfc822; ${to}`,
      `Original-Recipient: rfc822;${to}`,
      "Action: failed",
      `Status: ${status}`,
      "Diagnostic-Code: smtp; 550 5.1.1 <ana@example.com>: Recipient address",
      "    rejected: User unknown",
      "--r",
      "Content-Description: Undelivered Message Headers",
      "Content-Type: text/rfc822-headers",
      "",
      "From: Daybook <hello@daybook.example>",
      `X-Daybook-Delivery: ${deliveryId}`,
      "--r--",
      "",
    ].join("\r\n");
  const outcome = async () =>
    (await detail()).deliveries.find((one: { recipient: { as: string } }) => one.recipient.as === "invitee").outcome;

  it("stands with the mail, and its address isn't written to", async () => {
    const [mail] = await mailsTo(daybook, email);
    const message = returned(mail?.deliveryId ?? "", email);
    expect((await handIn(daybook, message)).json.noted).toBe(true);
    expect((await handIn(daybook, message)).json.noted).toBe(false);
    expect(await outcome()).toMatchObject({
      state: "bounced",
      lasting: true,
      words: "550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown",
    });
    expect((await detail()).mail.stopped).toBe("bounced");
  });

  it("counts for the address alone that it went to", async () => {
    const [mail] = await mailsTo(daybook, email);
    const before = await dump(daybook);
    expect((await handIn(daybook, returned(mail?.deliveryId ?? "", host.email))).json.noted).toBe(false);
    expect((await handIn(daybook, returned(crypto.randomUUID(), email))).json.noted).toBe(false);
    expect(await dump(daybook)).toEqual(before);
  });
});

describe("the local mailbox", () => {
  it.each([
    ["declined", "declined"],
    ["bounce", "bounced"],
    ["complain", "complained"],
  ])("can have %s come, signed and through the front door", async (what, attention) => {
    const [mail] = await mailsTo(daybook, email);
    const pressed = await daybook.send("POST", `/dev/mail/${mail?.id}/${what}`, undefined, {});
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, `/dev/mail/${mail?.id}?noted`]);
    expect((await detail()).attention).toBe(attention);
  });
});

it("mail by Cloudflare's Email Routing goes the same way", async () => {
  const message = await replyTo(daybook, booked, "DECLINED");
  const to = /^To: (.*)$/m.exec(message)?.[1]?.trim() ?? "";
  const query = new URLSearchParams({ from: email, to });
  const answer = await fetch(new URL(`/cdn-cgi/handler/email?${query}`, daybook.worker.url), {
    method: "POST",
    body: message.replace("From:", "Message-ID: <1@example.com>\r\nFrom:"),
  });
  expect(answer.status, await answer.text()).toBe(200);
  expect(await answers()).toMatchObject([{ answer: "declined" }]);
});

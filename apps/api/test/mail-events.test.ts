import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
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
import { mailsTo, permanent, resendEvent, type SentMail, tell, transient } from "./mail-service.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let booked: Answer;
let mail: SentMail;
let email: string;
let next = 0;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, { slotInterval: 30 });
});
afterAll(() => daybook?.close());

/** Books for an address; the mail that goes there, if one does. */
async function bookFor(address: string): Promise<Answer> {
  const slots = await slotsOf(daybook, page);
  const answer = await book(daybook, page, at(slots, next++), { invitee: { name: "Ana", email: address } });
  expect(answer.status, answer.text).toBe(201);
  return answer;
}
const lastMail = async (address: string, count = 1): Promise<SentMail> => {
  await eventually(async () => (await mailsTo(daybook, address)).length).toBe(count);
  return (await mailsTo(daybook, address))[0] as SentMail;
};
beforeEach(async () => {
  email = `${unique("ana")}@example.com`;
  booked = await bookFor(email);
  mail = await lastMail(email);
});

const asHost = (method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token });
const detail = async (answer = booked) => (await asHost("GET", `/v1/bookings/${answer.json.id}`)).json;
const toInvitee = async (answer = booked) =>
  (await detail(answer)).deliveries.filter((one: { recipient: { as: string } }) => one.recipient.as === "invitee");
const outcome = async () => (await toInvitee())[0].outcome;
const managed = async (answer = booked) => (await daybook.call("GET", `/v1/manage/${manageToken(answer)}`)).json;
const noted = async (body: string, over = {}) => {
  const answer = await tell(daybook, body, over);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.noted;
};

describe("what the mail service reports", () => {
  it("stands with the mail: late, arrived, come back with the server's words", async () => {
    expect(await outcome()).toBeNull();
    await noted(resendEvent("email.delivery_delayed", mail));
    expect(await outcome()).toMatchObject({ state: "delayed" });
    await noted(resendEvent("email.delivered", mail));
    expect(await outcome()).toMatchObject({ state: "delivered", words: "" });
    await noted(resendEvent("email.bounced", mail, transient));
    expect(await outcome()).toMatchObject({ state: "bounced", lasting: false, words: "452 4.2.2 Mailbox full" });
  });

  it("counts once, and what comes late takes nothing back", async () => {
    const bounced = resendEvent("email.bounced", mail, permanent);
    expect(await noted(bounced, { id: "msg_once" })).toBe(true);
    expect(await noted(bounced, { id: "msg_once" })).toBe(false);
    await noted(resendEvent("email.delivered", mail));
    expect(await outcome()).toMatchObject({ state: "bounced", lasting: true });
    await noted(resendEvent("email.complained", mail));
    expect(await outcome()).toMatchObject({ state: "complained" });
  });

  it("is of no interest where it tells of other mails, or of other things", async () => {
    const strange = { ...mail, deliveryId: crypto.randomUUID() };
    expect(await noted(resendEvent("email.bounced", strange, permanent))).toBe(false);
    expect(await noted(resendEvent("email.bounced", mail, { ...permanent, tags: {} }))).toBe(false);
    expect(await noted(resendEvent("email.opened", mail))).toBe(false);
    expect(await noted(JSON.stringify({ type: "domain.created", data: {} }))).toBe(false);
    expect(await noted(JSON.stringify({ type: "email.bounced" }))).toBe(false);
    expect((await managed()).mail).toEqual({ stopped: false, resumable: false });
  });

  it("may be as long as it likes, and is cut", async () => {
    const message = `550 ${"x".repeat(5_000)}\u0000\n\r<b>`;
    await noted(resendEvent("email.bounced", mail, { bounce: { message, type: "Transient", subType: "General" } }));
    expect((await outcome()).words).toHaveLength(500);
    const large = await tell(daybook, resendEvent("email.bounced", mail, { subject: "x".repeat(300_000) }));
    expect([large.status, large.json.code]).toEqual([413, "body_too_large"]);
  });
});

describe("an address whose mail came back for good", () => {
  beforeEach(() => noted(resendEvent("email.bounced", mail, permanent)));

  it("is marked in its host's list, and on the booking", async () => {
    const listed = (await asHost("GET", "/v1/bookings?limit=100")).json.items;
    expect(listed.find(({ id }: { id: string }) => id === booked.json.id).attention).toBe("bounced");
    expect((await detail()).mail).toMatchObject({ stopped: "bounced", resumable: true });
  });

  it("isn't written to, for nobody: the delivery says why", async () => {
    const other = await signUp(daybook);
    const theirs = await makePage(daybook, other);
    const again = await book(daybook, theirs, at(await slotsOf(daybook, theirs), 0), {
      invitee: { name: "Ana", email: email.toUpperCase() },
    });
    const read = async () =>
      (await daybook.call("GET", `/v1/bookings/${again.json.id}`, undefined, { token: other.token })).json;
    await eventually(async () => (await read()).deliveries.map((one: { state: string }) => one.state)).toEqual(
      expect.arrayContaining(["skipped", "done"]),
    );
    const { deliveries } = await read();
    expect(deliveries.find((one: { state: string }) => one.state === "skipped")).toMatchObject({ cause: "suppressed" });
    expect(await mailsTo(daybook, email.toUpperCase())).toEqual([]);
    expect((await managed(again)).mail).toEqual({ stopped: true, resumable: true });
  });

  it("is written to again when the host says so, once a day", async () => {
    const resumed = await asHost("POST", `/v1/bookings/${booked.json.id}/mail-resumption`, {});
    expect(resumed.json.mail).toMatchObject({ stopped: null });
    const second = await lastMail(email, 2);
    expect(second.attachments[0]?.content).toContain("SEQUENCE:0");
    expect((await detail()).history.at(-1)).toMatchObject({ kind: "resent", by: "host" });
    // An event of before says nothing of now; one of the new mail does.
    await noted(resendEvent("email.bounced", mail, { ...permanent, at: Date.now() - 60_000 }));
    expect((await managed()).mail.stopped).toBe(false);
    await noted(resendEvent("email.bounced", second, { ...permanent, at: Date.now() + 1_000 }));
    expect((await managed()).mail).toEqual({ stopped: true, resumable: false });
    const refused = await asHost("POST", `/v1/bookings/${booked.json.id}/mail-resumption`, {});
    expect([refused.status, refused.json.code]).toEqual([429, "rate_limited"]);
    expect((await mailsTo(daybook, email)).length).toBe(2);
  });

  it("is written to again when who has the booking says so", async () => {
    const resumed = await daybook.call("POST", `/v1/manage/${manageToken(booked)}/mail-resumption`, {});
    expect(resumed.json.mail).toEqual({ stopped: false, resumable: false });
    await lastMail(email, 2);
    expect((await detail()).history.at(-1)).toMatchObject({ kind: "resent", by: "invitee" });
  });

  it("can be corrected: the confirmation goes to the new one, and so does what comes later", async () => {
    const right = `${unique("right")}@example.com`;
    const path = `/v1/bookings/${booked.json.id}/address-correction`;
    const same = await asHost("POST", path, { email });
    expect(same.json.errors).toMatchObject([{ path: "email", rule: "unchanged" }]);
    const guest = `${unique("Guest")}@example.com`;
    const guestPath = `/v1/bookings/${booked.json.id}/guests`;
    const named = { guests: [{ email: guest }] };
    const added = await daybook.call("POST", guestPath, named, { token: host.token, headers: key() });
    expect(added.status, added.text).toBe(201);
    const guests = await asHost("POST", path, { email: guest.toLowerCase() });
    expect(guests.json.errors, guests.text).toMatchObject([{ path: "email", rule: "guest_address" }]);
    const corrected = await asHost("POST", path, { email: right });
    expect(corrected.json).toMatchObject({ invitee: { email: right }, attention: null, mail: { stopped: null } });
    expect(corrected.json.history.at(-1)).toMatchObject({ kind: "readdressed", by: "host", was: email });
    const sent = await lastMail(right);
    const uid = ({ attachments }: SentMail) => /^UID:.*/m.exec(attachments[0]?.content ?? "")?.[0];
    expect(uid(sent)).toBe(uid(mail));
    expect(sent.subject).toMatch(/^You’re booked/);
    const { deliveries } = await detail();
    const went = deliveries.filter((one: { recipient: { as: string } }) => one.recipient.as === "invitee");
    expect(went.map((one: { to: string }) => one.to)).toEqual([email, right]);
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    await lastMail(right, 2);
    const gone = await asHost("POST", path, { email });
    expect([gone.status, gone.json.code]).toEqual([409, "already_cancelled"]);
  });
});

describe("an address whose owner reported a mail", () => {
  const proofIn = ({ text }: SentMail): string => /#mail=([\w-]+)/.exec(text)?.[1] ?? "";
  const resume = (answer: Answer, body: object) =>
    daybook.call("POST", `/v1/manage/${manageToken(answer)}/mail-resumption`, body);
  beforeEach(() => noted(resendEvent("email.complained", mail)));

  it("isn't written to again because a host says so, or who books with it", async () => {
    const byHost = await asHost("POST", `/v1/bookings/${booked.json.id}/mail-resumption`, {});
    expect([byHost.status, byHost.json.code]).toEqual([403, "forbidden"]);
    const stranger = await bookFor(email);
    expect((await managed(stranger)).mail).toEqual({ stopped: true, resumable: false });
    for (const body of [{}, { mailbox: "" }, { mailbox: proofIn(mail) }, { mailbox: "AAAAAAAAAAAAAAAAAA" }])
      expect((await resume(stranger, body)).json.code).toBe("forbidden");
    expect((await mailsTo(daybook, email)).length).toBe(1);
  });

  it("is when its owner does, by the link of a mail that they have", async () => {
    expect(proofIn(mail)).not.toBe("");
    const resumed = await resume(booked, { mailbox: proofIn(mail) });
    expect([resumed.status, resumed.json.mail], resumed.text).toEqual([200, { stopped: false, resumable: false }]);
    await lastMail(email, 2);
  });

  it("the proof is of the mailbox: after a correction it is none", async () => {
    const other = `${unique("other")}@example.com`;
    await asHost("POST", `/v1/bookings/${booked.json.id}/address-correction`, { email: other });
    await noted(resendEvent("email.complained", await lastMail(other)));
    expect((await resume(booked, { mailbox: proofIn(mail) })).json.code).toBe("forbidden");
  });

  it("keeps no address but a hash", async () => {
    const rows = await askDatabase(
      daybook,
      "SELECT address FROM mail_suppressions UNION SELECT address FROM mail_outcomes",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { address } of rows) expect(address).toMatch(/^[0-9a-f]{64}$/);
  });
});

it("who goes on without a signature is refused before anything is read", async () => {
  const limited = await startDaybook({
    adjust: (config) => ({
      ...config,
      ratelimits: (config.ratelimits as { name: string }[]).map((limit) =>
        limit.name === "LIMIT_READS" ? { ...limit, simple: { limit: 1, period: 60 } } : limit,
      ),
    }),
  });
  try {
    const body = JSON.stringify({ type: "email.bounced" });
    const send = () => limited.call("POST", "/v1/inbound/mail-events", body, { headers: { "svix-id": "x" } });
    const statuses = new Set<number>();
    for (let i = 0; i < 25; i++) statuses.add((await send()).status);
    expect([...statuses]).toEqual([401, 429]);
    expect((await tell(limited, body)).status).toBe(200);
  } finally {
    await limited.close();
  }
});

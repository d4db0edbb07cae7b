import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ArrivedMail, allCarriedOut, calendarLines, mailsTo } from "./arrived-mails.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  book,
  type Daybook,
  invitee,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let page: Page;
let next = 0;
let free: string[] = [];

beforeAll(async () => {
  daybook = await startDaybook({ vars: { INVITEE_MAILS_PER_HOUR: "500" } });
  page = await makePage(daybook, await signUp(daybook, "UTC"), {
    questions: [{ id: "why", kind: "text", label: "What for?", required: false }],
  });
  free = (await slotsOf(daybook, page)).map(({ start }) => start);
});
afterAll(() => daybook?.close());

const start = () => free[next++] as string;
const lea = { email: "lea@example.com", name: "Lea Silva" };
const max = { email: "max@example.com" };
const withGuests = (guests: object[] = [lea, max], over: object = {}) =>
  book(daybook, page, start(), { guests, ...over });
const asInvitee = (booked: Answer, method: string, path: string, body?: object, headers = key()) =>
  daybook.call(method, `/v1/manage/${manageToken(booked)}${path}`, body, { headers });
const asHost = (method: string, path: string, body?: object, headers = key()) =>
  daybook.call(method, path, body, { token: page.host.token, headers });
const named = (answer: Answer) => answer.json.guests.map(({ email, name }: typeof lea) => ({ email, name }));
const broken = ({ json }: Answer) => json.errors?.map(({ path, rule }: Record<string, string>) => `${path} ${rule}`);

const settled = (bookingId: string) => allCarriedOut(daybook, bookingId);
const line = (mail: ArrivedMail | undefined, name: string) => calendarLines(mail).filter((one) => one.startsWith(name));

describe("guests", () => {
  it("come along by their addresses, as they are kept, and stand in every answer about the booking", async () => {
    const booked = await withGuests([
      { email: "Lea <LEA@Example.com>", name: " Lea  Silva " },
      { email: "ö@müller.de".replace("ö", "o") },
    ]);
    expect(booked.status, booked.text).toBe(201);
    const kept = [
      { email: "LEA@Example.com", name: "Lea  Silva" },
      { email: "o@xn--mller-kva.de", name: "" },
    ];
    expect(named(booked)).toEqual(kept);
    expect(named(await asInvitee(booked, "GET", ""))).toEqual(kept);
    expect(named(await asHost("GET", `/v1/bookings/${booked.json.id}`))).toEqual(kept);
    const listed = await asHost("GET", "/v1/bookings?q=m%C3%BCller");
    const found = await asHost("GET", "/v1/bookings?q=lea@example");
    expect([listed.json.items.length, found.json.items.length]).toEqual([0, 1]);
    const file = await asHost("GET", "/v1/bookings.csv");
    const [head = "", row = ""] = file.text.split("\r\n");
    expect(head.split(",")).toContain("guests");
    expect(row).toContain("Lea  Silva <LEA@Example.com>\no@müller.de");
  });

  it("are refused by name where one doesn't fit", async () => {
    const refused = async (guests: object[], over = {}) => broken(await withGuests(guests, over));
    expect(await refused([lea, max, { email: "LEA@example.com" }])).toEqual(["guests.2.email duplicate"]);
    expect(await refused([lea, { email: "nobody" }])).toEqual(["guests.1.email format"]);
    expect(await refused([{ email: "" }])).toEqual(["guests.0.email too_small"]);
    expect(await refused([{ ...lea, name: "two\nlines" }])).toEqual(["guests.0.name control_character"]);
    expect(await refused([{ ...lea, admin: true }])).toEqual(["guests.0.admin unknown_field"]);
    const who = invitee();
    expect(await refused([max, { email: who.email.toUpperCase() }], { invitee: who })).toEqual([
      "guests.1.email own_address",
    ]);
    const many = Array.from({ length: 11 }, (_, index) => ({ email: `g${index}@example.com` }));
    expect(await refused(many)).toEqual(["guests too_big"]);
    expect((await withGuests(many.slice(1))).status).toBe(201);
  });

  it("are as many as the event type lets come, and by the host's word ten", async () => {
    const two = await makePage(daybook, page.host, { scheduleId: page.scheduleId, maxGuests: 1 });
    const none = await makePage(daybook, page.host, { scheduleId: page.scheduleId, maxGuests: 0 });
    expect(broken(await book(daybook, two, start(), { guests: [lea, max] }))).toEqual(["guests too_big"]);
    expect(broken(await book(daybook, none, start(), { guests: [lea] }))).toEqual(["guests no_guests"]);
    const shown = await daybook.call("GET", two.path);
    expect(shown.json.eventType.maxGuests).toBe(1);
    const booked = await book(daybook, two, start(), { guests: [lea] });
    expect(broken(await asInvitee(booked, "POST", "/guests", { guests: [max] }))).toEqual(["guests too_big"]);
    expect((await asHost("POST", `/v1/bookings/${booked.json.id}/guests`, { guests: [max] })).status).toBe(201);
    // What was promised when it was booked stays.
    const before = await book(daybook, two, start());
    const closed = await daybook.call(
      "PATCH",
      `/v1/event-types/${two.id}`,
      { maxGuests: 0 },
      { token: page.host.token, headers: { "if-match": "*" } },
    );
    expect(closed.json.maxGuests).toBe(0);
    expect((await asInvitee(before, "POST", "/guests", { guests: [max] })).status).toBe(201);
  });

  it("don't hold a host, whose address nobody learns by asking", async () => {
    const booked = await withGuests([lea, { email: page.host.email.toUpperCase() }]);
    expect([booked.status, named(booked)]).toEqual([201, [lea]]);
  });

  it("are added and taken off by invitee and host, once per key, until it is over", async () => {
    const booked = await withGuests([lea]);
    const headers = key();
    const [first, again] = [
      await asInvitee(booked, "POST", "/guests", { guests: [max] }, headers),
      await asInvitee(booked, "POST", "/guests", { guests: [max] }, headers),
    ];
    expect([first.status, again.json]).toEqual([201, first.json]);
    expect(named(first)).toEqual([lea, { ...max, name: "" }]);
    const reused = await asInvitee(booked, "POST", "/guests", { guests: [{ email: "x@example.com" }] }, headers);
    expect(reused.json.code).toBe("idempotency_key_reused");
    expect(broken(await asInvitee(booked, "POST", "/guests", { guests: [{ email: "MAX@example.com" }] }))).toEqual([
      "guests.0.email duplicate",
    ]);
    const [ofLea, ofMax] = first.json.guests.map(({ id }: { id: string }) => id);
    const path = `/v1/bookings/${booked.json.id}/guests`;
    expect(named(await asHost("DELETE", `${path}/${ofLea}`))).toEqual([{ ...max, name: "" }]);
    expect(named(await asHost("DELETE", `${path}/${ofLea}`))).toEqual([{ ...max, name: "" }]);
    expect((await asInvitee(booked, "DELETE", `/guests/${ofMax}`)).json.guests).toEqual([]);
    expect((await asInvitee(booked, "DELETE", `/guests/${booked.json.id}`)).status).toBe(404);
    // Who comes again is the same guest.
    expect((await asHost("POST", path, { guests: [lea] })).json.guests).toMatchObject([{ ...lea, id: ofLea }]);
    const { history } = (await asHost("GET", `/v1/bookings/${booked.json.id}`)).json;
    expect(history.map(({ kind, by, guests }: Record<string, unknown>) => [kind, by, guests])).toMatchObject([
      ["booked", "invitee", { added: [lea], removed: [] }],
      ["guests_changed", "invitee", { added: [max], removed: [] }],
      ["guests_changed", "host", { added: [], removed: [lea] }],
      ["guests_changed", "invitee", { added: [], removed: [max] }],
      ["guests_changed", "host", { added: [lea], removed: [] }],
    ]);
    await asInvitee(booked, "POST", "/cancellation", {});
    expect((await asInvitee(booked, "POST", "/guests", { guests: [max] })).json.code).toBe("already_cancelled");
    expect((await asHost("DELETE", `${path}/${ofLea}`)).json.code).toBe("already_cancelled");
  });

  it("of one booking are nobody's of another", async () => {
    const [mine, theirs] = [await withGuests([lea]), await withGuests([lea])];
    const [{ id }] = theirs.json.guests;
    expect((await asInvitee(mine, "DELETE", `/guests/${id}`)).status).toBe(404);
    const other = await signUp(daybook);
    const path = `/v1/bookings/${mine.json.id}/guests`;
    expect((await daybook.call("POST", path, { guests: [max] }, { token: other.token, headers: key() })).status).toBe(
      404,
    );
  });
});

describe("a guest's mails", () => {
  it("tell what is theirs: an invitation, a move, a cancellation; nobody's link, answers or addresses", async () => {
    const who = { name: "Jo Silva", email: invitee().email };
    const secret = "a very private reason";
    const booked = await withGuests([lea, max], {
      invitee: who,
      answers: { why: secret },
      locale: "de",
      timezone: "Europe/Paris",
    });
    await asInvitee(booked, "POST", "/rescheduling", { start: start() });
    await asInvitee(booked, "POST", "/cancellation", { reason: "private, too" });
    await settled(booked.json.id);
    for (const { email, name = "" } of [lea, { ...max, name: "" }]) {
      const mails = await mailsTo(daybook, booked.json.id, email);
      expect(mails.map(({ attachments }) => attachments[0]?.contentType)).toEqual([
        "text/calendar; charset=utf-8; method=REQUEST",
        "text/calendar; charset=utf-8; method=REQUEST",
        "text/calendar; charset=utf-8; method=CANCEL",
      ]);
      expect(mails.map((mail) => line(mail, "SEQUENCE")[0])).toEqual(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"]);
      expect(mails[0]?.subject).toMatch(/^Einladung: /);
      expect(mails[0]?.text).toContain("Jo Silva");
      for (const mail of mails) {
        expect(line(mail, "ATTENDEE")).toEqual([
          expect.stringMatching(new RegExp(`PARTSTAT=NEEDS-ACTION.*mailto:${email}$`, "i")),
        ]);
        expect(mail.replyTo?.address).toBe(page.host.email);
        expect(mail.to.name ?? "").toBe(name || email);
        const all = JSON.stringify(mail);
        for (const hidden of [
          "/manage/",
          "/console/",
          secret,
          "private, too",
          who.email,
          email === max.email ? lea.email : max.email,
        ])
          expect(all).not.toContain(hidden);
      }
    }
    const [toInvitee] = await mailsTo(daybook, booked.json.id, who.email);
    expect(toInvitee?.text).toContain(lea.email);
    expect(line(toInvitee, "ATTENDEE")).toHaveLength(1);
    const [toHost] = await mailsTo(daybook, booked.json.id, page.host.email);
    expect(toHost?.text).toContain(lea.email);
  });

  it("take out of their calendar who is taken off, and put in again who comes again, in this order", async () => {
    const booked = await withGuests([max]);
    const added = await asInvitee(booked, "POST", "/guests", { guests: [lea] });
    const { id } = added.json.guests[1];
    await asInvitee(booked, "DELETE", `/guests/${id}`);
    await asInvitee(booked, "POST", "/guests", { guests: [lea] });
    await asHost("POST", `/v1/bookings/${booked.json.id}/rescheduling`, { start: start() });
    await settled(booked.json.id);
    const mails = await mailsTo(daybook, booked.json.id, lea.email);
    expect(mails.map((mail) => [line(mail, "METHOD")[0], line(mail, "SEQUENCE")[0]])).toEqual([
      ["METHOD:REQUEST", "SEQUENCE:1"],
      ["METHOD:CANCEL", "SEQUENCE:2"],
      ["METHOD:REQUEST", "SEQUENCE:3"],
      ["METHOD:REQUEST", "SEQUENCE:4"],
    ]);
    const ofMax = await mailsTo(daybook, booked.json.id, max.email);
    expect(ofMax.map((mail) => line(mail, "SEQUENCE")[0])).toEqual(["SEQUENCE:0", "SEQUENCE:4"]);
    const { deliveries } = (await asHost("GET", `/v1/bookings/${booked.json.id}`)).json;
    const toGuests = deliveries.filter(({ recipient }: { recipient: { as: string } }) => recipient.as === "guest");
    expect(toGuests.map(({ kind, to, state }: Record<string, string>) => `${kind} ${to} ${state}`)).toEqual([
      "mail.confirmed max@example.com done",
      "mail.confirmed lea@example.com done",
      "mail.removed lea@example.com done",
      "mail.confirmed lea@example.com done",
      ...["max", "lea"].map((who) => `mail.moved ${who}@example.com done`).sort(() => 0),
    ]);
  });

  it("are an invitation to whoever heard nothing before", async () => {
    const quiet = await asHost("POST", "/v1/bookings", {
      ...{ eventTypeId: page.id, start: start(), timezone: "UTC", invitee: invitee() },
      ...{ guests: [lea], notify: false },
    });
    await asHost("POST", `/v1/bookings/${quiet.json.id}/rescheduling`, { start: start() });
    await settled(quiet.json.id);
    const mails = await mailsTo(daybook, quiet.json.id, lea.email);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^You’re invited: /)]);
  });
});

it("a webhook hears who comes along, and of each change of it", async () => {
  const booked = await withGuests([lea]);
  await asInvitee(booked, "POST", "/guests", { guests: [max] });
  const told = await askDatabase(
    daybook,
    "SELECT kind, before->'guestIds' AS before, after->'guestIds' AS after FROM events WHERE subject_id = $1 ORDER BY sequence",
    [booked.json.id],
  );
  expect(told.map(({ kind }) => kind)).toEqual(["booking.created", "booking.guests_changed"]);
  expect(told.map(({ after }) => (after as string[]).length)).toEqual([1, 2]);
  expect(JSON.stringify(told)).not.toContain("@");
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCarriedOut, mailsTo } from "./arrived-mails.ts";
import { afterMessages, type ReadMessage, readMessage } from "./calendar-programs.ts";
import {
  type Answer,
  book,
  type Daybook,
  type Host,
  invitee,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  startDaybook,
} from "./daybook.ts";

const [MINUTE, DAY] = [60_000, 86_400_000];
const ANSWERS = /^replies\+[a-z2-7]+@daybook\.example$/;
/** What has to be escaped, folded between characters, and may not turn into a property. */
const HARD_NAME = 'Jørg "Ü"; Sil\\va, 約拿 👩‍👩‍👧 of the very long family name that no line holds:X';

let daybook: Daybook;
let host: Host;
let page: Page;
let feedPath: string;

beforeAll(async () => {
  daybook = await startDaybook({
    vars: { MAIL_FROM: `Daybook <mail@daybook.example>`, INVITEE_MAILS_PER_HOUR: "900" },
  });
  host = await signUp(daybook, "UTC");
  page = await makePage(
    daybook,
    host,
    {
      title: "Lesson; one, two",
      bookingWindow: { days: 730 },
      durations: [30, 90],
      location: { kind: "in_person", value: `Largo 1, 2nd floor; left \\ ${"ß".repeat(120)}` },
    },
    { timezone: "UTC", hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] },
  );
  const feed = await daybook.call("POST", "/v1/feeds", { name: "All" }, { token: host.token });
  feedPath = new URL(feed.json.url).pathname;
});
afterAll(() => daybook?.close());

/** The next changes of a zone's clocks, as instants; where there are none, two that are days away. */
function changesOf(timezone: string): number[] {
  const zone = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  const offset = (ms: number) => zone.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value;
  const first = Math.ceil(Date.now() / DAY) * DAY + 20 * DAY;
  const found: number[] = [];
  for (let ms = first; found.length < 2 && ms < first + 600 * DAY; ms += 30 * MINUTE)
    if (offset(ms - 30 * MINUTE) !== offset(ms)) found.push(ms);
  while (found.length < 2) found.push(first + (found.length + 1) * 7 * DAY);
  return found;
}
const iso = (ms: number) => new Date(ms).toISOString().replace(".000", "");

/** Stretches that a booking of this file had once: none is asked for again. */
const used: number[] = [];
/** The longest takes an hour and a half. */
const APART = 100 * MINUTE;
/** A time nobody had yet, as near to an instant as can be. */
function startNear(ms: number, off = 0): string {
  for (let half = 0; ; half = half > 0 ? -half : 1 - half) {
    const start = ms + half * 30 * MINUTE + off;
    if (used.some((one) => Math.abs(one - start) < APART)) continue;
    used.push(start);
    return iso(start);
  }
}

const asInvitee = (booked: Answer, what: string, body: object) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/${what}`, body, { headers: key() });
const asHost = (booked: Answer, what: string, body: object) =>
  daybook.call("POST", `/v1/bookings/${booked.json.id}/${what}`, body, { token: host.token, headers: key() });
const messagesTo = async (booked: Answer, address: string) =>
  (await mailsTo(daybook, booked.json.id, address)).flatMap(({ attachments }) =>
    attachments.map(({ content, contentType }) => {
      const message = readMessage(content);
      // RFC 6047, 2.4: the part says the method that the stream has.
      expect(contentType).toBe(`text/calendar; charset=utf-8; method=${message.method}`);
      return message;
    }),
  );

describe.each([
  "Europe/Lisbon",
  "America/New_York",
  // By half an hour; by the moon; at midnight; never.
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Asia/Kolkata",
])("one booking in %s, moved five times by different ways", (timezone) => {
  it("is the same entry everywhere: to invitee, guests and host, by mail, feed and file", async () => {
    const [spring, autumn] = changesOf(timezone) as [number, number];
    const who = { name: HARD_NAME, email: invitee().email };
    const [lea, max] = [
      { email: `lea.${who.email}`, name: 'Le"a' },
      { email: `max.${who.email}`, name: "" },
    ];
    const booked = await book(daybook, page, startNear(spring), {
      ...{ timezone, invitee: who, guests: [{ email: lea.email, name: lea.name }] },
    });
    expect(booked.status, booked.text).toBe(201);
    await allCarriedOut(daybook, booked.json.id);
    const stands: Answer[] = [booked];
    const took = async (answer: Promise<Answer>) => {
      const taken = await answer;
      expect(taken.status, taken.text).toBe(200);
      stands.push(taken);
      // One that a later change overtakes isn't sent.
      await allCarriedOut(daybook, booked.json.id);
    };
    await took(asInvitee(booked, "rescheduling", { start: startNear(spring) }));
    await took(asHost(booked, "rescheduling", { start: startNear(autumn) }));
    const added = await asInvitee(booked, "guests", { guests: [{ email: max.email }] });
    expect(added.status, added.text).toBe(201);
    await allCarriedOut(daybook, booked.json.id);
    await took(asHost(booked, "rescheduling", { start: startNear(autumn + 9 * DAY, 10 * MINUTE), outsideOffer: true }));
    await took(asInvitee(booked, "rescheduling", { start: startNear(autumn), duration: 90 }));
    const [{ id: leasId }] = added.json.guests;
    const off = await daybook.call("DELETE", `/v1/manage/${manageToken(booked)}/guests/${leasId}`);
    expect(off.status, off.text).toBe(200);
    await allCarriedOut(daybook, booked.json.id);
    await took(asHost(booked, "rescheduling", { start: startNear(spring), duration: 30 }));
    const last = stands.at(-1) as Answer;
    await allCarriedOut(daybook, booked.json.id);

    const spans = stands.map(({ json }) => ({ start: Date.parse(json.start), end: Date.parse(json.end) }));
    const toInvitee = await messagesTo(booked, who.email);
    const [first] = toInvitee as [ReadMessage];
    const { uid } = first;
    expect(uid).toMatch(/^[\x21-\x7e]+@[\x21-\x7e]+$/);

    expect(toInvitee).toMatchObject(spans.map((span) => ({ ...span, uid, method: "REQUEST", status: "CONFIRMED" })));
    // Two of the changes between concerned guests alone.
    expect(toInvitee.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 4, 5, 7]);
    for (const message of toInvitee) {
      // Where calendars' answers are read, and the same in every message.
      expect(message.organizer).toMatch(ANSWERS);
      expect(message.organizer).toBe(first.organizer);
      expect(message.attendees).toMatchObject([
        { address: who.email, name: HARD_NAME.replaceAll('"', "'"), answer: "ACCEPTED", asked: "FALSE" },
      ]);
      expect(message.summary).toBe("Lesson; one, two with Test Host");
    }

    const toLea = await messagesTo(booked, lea.email);
    expect(toLea.map(({ method, sequence }) => [method, sequence])).toEqual([
      ...[0, 1, 2, 4, 5].map((sequence) => ["REQUEST", sequence]),
      ["CANCEL", 6],
    ]);
    expect(toLea.at(-1)).toMatchObject({ ...spans[4], uid, status: "CANCELLED" });
    expect(afterMessages(toLea)).toBeNull();
    const toMax = await messagesTo(booked, max.email);
    expect(toMax.map(({ method, sequence }) => [method, sequence])).toEqual(
      [3, 4, 5, 7].map((sequence) => ["REQUEST", sequence]),
    );
    expect(toMax).toMatchObject(spans.slice(2).map((span) => ({ ...span, uid })));
    for (const [{ email, name }, messages] of [
      [lea, toLea],
      [max, toMax],
    ] as const)
      for (const message of messages)
        expect([message.organizer, message.attendees]).toEqual([
          expect.stringMatching(ANSWERS),
          [
            {
              ...{ address: email, name: name === "" ? email : name.replaceAll('"', "'") },
              ...{ answer: "NEEDS-ACTION", asked: "FALSE", role: "REQ-PARTICIPANT" },
            },
          ],
        ]);

    // Whatever order mail arrives in, the last word counts.
    for (const messages of [toInvitee, toMax])
      for (const order of [messages, messages.toReversed()])
        expect(afterMessages(order)).toMatchObject({ uid, sequence: 7, start: Date.parse(last.json.start) });

    const feed = readMessage((await daybook.call("GET", feedPath)).text, uid);
    const file = readMessage((await daybook.call("GET", `/v1/manage/${manageToken(booked)}/calendar.ics`)).text);
    for (const entry of [feed, file]) {
      expect(entry).toMatchObject({ ...spans.at(-1), uid, sequence: 7, method: null, organizer: null, attendees: [] });
    }

    await asHost(booked, "cancellation", { reason: "Rain" });
    await allCarriedOut(daybook, booked.json.id);
    for (const address of [who.email, max.email]) {
      const messages = await messagesTo(booked, address);
      expect(messages.at(-1)).toMatchObject({
        uid,
        method: "CANCEL",
        sequence: 8,
        status: "CANCELLED",
        ...spans.at(-1),
      });
      expect(afterMessages(messages)).toBeNull();
      expect(afterMessages(messages.toReversed())).toBeNull();
    }
    expect(await messagesTo(booked, lea.email)).toHaveLength(6);
    expect(readMessage((await daybook.call("GET", feedPath)).text, uid)).toMatchObject({
      ...{ sequence: 8, status: "CANCELLED" },
    });
  });
});

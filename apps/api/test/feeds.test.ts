import { readByIcalJs, readByNodeIcal, unfolded } from "@daybook/integrations/calendars/ics/testing/read-back";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextChange } from "./clock-change.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(
    daybook,
    host,
    { bookingWindow: { days: 730 }, questions: [{ id: "note", kind: "long_text", label: "Note" }] },
    { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }] },
  );
});
afterAll(() => daybook?.close());

const own = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const pathOf = (feed: Answer) => new URL(feed.json.url).pathname;
const newFeed = async (name = "Phone") => pathOf(await own("POST", "/v1/feeds", { name }));
const read = (path: string, headers: Record<string, string> = {}) => daybook.call("GET", path, undefined, { headers });
const move = (booked: Answer, start: string) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start }, { headers: key() });

/** The lines of the one event that has this in it. */
function eventWith(text: string, mark: string): string[] {
  const found = unfolded(text)
    .join("\n")
    .split("BEGIN:VEVENT\n")
    .slice(1)
    .filter((event) => event.includes(mark));
  expect(found, `events with ${mark}`).toHaveLength(1);
  return found[0]?.split("END:VEVENT")[0]?.split("\n") ?? [];
}
const property = (lines: string[], name: string) =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);

describe("a feed", () => {
  it("is had by its address alone, which tells nothing of whose it is", async () => {
    const made = await own("POST", "/v1/feeds", { name: "Work ☎️" });
    const booked = await book(daybook, page, at(await slotsOf(daybook, page), 0));
    expect(new URL(made.json.url).pathname).toMatch(/^\/calendar\/[A-Za-z0-9_-]{66}\.ics$/);
    const bytes = Buffer.from(pathOf(made).slice("/calendar/".length, -4), "base64url");
    expect(bytes.subarray(0, 16).toString("hex")).toBe(made.json.id.replaceAll("-", ""));
    const { text, headers } = await read(pathOf(made));
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(headers.get("cache-control")).toBe("private, max-age=300");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("content-disposition")).toBeNull();
    for (const mark of [host.email, host.handle, host.id, "Test Host"])
      expect(unfolded(text).join("\n")).not.toContain(mark);
    expect(unfolded(text)).toEqual(expect.arrayContaining(["X-WR-CALNAME:Work ☎️", "X-WR-TIMEZONE:America/New_York"]));
    expect(text).not.toMatch(/METHOD|ORGANIZER/);
    eventWith(text, booked.json.id);
  });

  it("is one of several: each has its own address and ends alone", async () => {
    const feeds = [
      await own("POST", "/v1/feeds", { name: "A" }),
      await own("POST", "/v1/feeds", { name: "A" }),
      await own("POST", "/v1/feeds", { name: "B" }),
    ];
    const [first = "", second = "", third = ""] = feeds.map(pathOf);
    expect(new Set([first, second, third]).size).toBe(3);
    const rotated = await own("POST", `/v1/feeds/${feeds[0]?.json.id}/rotation`);
    expect(rotated.json).toEqual({
      ...feeds[0]?.json,
      url: expect.not.stringContaining(first),
      rotatedAt: expect.any(String),
    });
    expect((await own("DELETE", `/v1/feeds/${feeds[1]?.json.id}`)).status).toBe(204);
    const states = await Promise.all(
      [first, pathOf(rotated), second, third].map(async (path) => (await read(path)).status),
    );
    expect(states).toEqual([404, 200, 404, 200]);
    const listed = (await own("GET", "/v1/feeds?limit=100")).json.items;
    expect(listed).toContainEqual(rotated.json);
    expect(JSON.stringify(listed)).not.toContain(feeds[1]?.json.id);
  });

  it("is made once for one Idempotency-Key, and rotates at each call", async () => {
    const headers = key();
    const made = await Promise.all(
      Array.from({ length: 5 }, () => own("POST", "/v1/feeds", { name: "Once" }, headers)),
    );
    expect(new Set(made.map((one) => one.json.url)).size).toBe(1);
    const path = `/v1/feeds/${made[0]?.json.id}/rotation`;
    const urls = [made[0]?.json.url, (await own("POST", path)).json.url, (await own("POST", path)).json.url];
    expect(new Set(urls).size).toBe(3);
    expect(await Promise.all(urls.map(async (url) => (await read(new URL(url).pathname)).status))).toEqual([
      404, 404, 200,
    ]);
  });

  it("answers 404 to anything that isn't an address of a feed", async () => {
    const path = await newFeed();
    for (const wrong of [
      path.replace(".ics", ""),
      `${path}.ics`,
      path.replace(".ics", ".ICS"),
      path.replace("/calendar/", "/calendar/x"),
      "/calendar/.ics",
      "/calendar/feed.ics",
      "/calendar/",
    ]) {
      const answer = await read(wrong);
      expect([wrong, answer.status, answer.json.code]).toEqual([wrong, 404, "not_found"]);
    }
  });

  it("keeps an appointment's UID while its SEQUENCE rises with five moves, and marks it cancelled", async () => {
    const path = await newFeed();
    const slots = await slotsOf(daybook, page, day(10), day(11));
    const booked = await book(daybook, page, at(slots, 0));
    const seen = async () => {
      const { text } = await read(path);
      const lines = eventWith(text, booked.json.id);
      const uid = property(lines, "UID") ?? "";
      const [one, two] = [readByIcalJs(text), readByNodeIcal(text)].map((events) =>
        events.find((event) => event.uid === uid),
      );
      expect(two).toEqual(one);
      return {
        uid,
        sequence: Number(property(lines, "SEQUENCE")),
        status: property(lines, "STATUS"),
        start: one?.start,
      };
    };
    const first = await seen();
    expect(first).toMatchObject({ sequence: 0, status: "CONFIRMED", start: Date.parse(booked.json.start) });
    for (let i = 1; i <= 5; i++) {
      expect((await move(booked, at(slots, i))).status).toBe(200);
      expect(await seen()).toEqual({ ...first, sequence: i, start: Date.parse(at(slots, i)) });
    }
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, { reason: "Rain; sorry, really" });
    expect(await seen()).toMatchObject({ uid: first.uid, sequence: 6, status: "CANCELLED" });
    expect(property(eventWith((await read(path)).text, booked.json.id), "TRANSP")).toBe("TRANSPARENT");
  });

  it.each([
    ["spring, when an hour is missing", true],
    ["autumn, when an hour comes twice", false],
  ])("tells the right instants on the day the clocks change in %s", async (_, spring) => {
    const change = nextChange(spring);
    // It changes at seven and at six in the morning of UTC: the date is the same there.
    const date = new Date(change).toISOString().slice(0, 10);
    const slots = await slotsOf(daybook, page, date, date);
    const hours = [-2, -1, 0, 1, 2].map((half) =>
      new Date(change + half * 1_800_000).toISOString().replace(".000", ""),
    );
    const booked: Answer[] = [];
    for (const start of hours) {
      expect(slots.map((slot) => slot.start)).toContain(start);
      booked.push(await book(daybook, page, start));
    }
    const path = await newFeed();
    const { text } = await read(path);
    for (const answer of booked) {
      expect(answer.status, answer.text).toBe(201);
      const uid = property(eventWith(text, answer.json.id), "UID");
      const { start, end } = answer.json;
      for (const events of [readByIcalJs(text), readByNodeIcal(text)])
        expect(events.find((event) => event.uid === uid)).toMatchObject({
          start: Date.parse(start),
          end: Date.parse(end),
        });
      const invited = (await read(`/v1/manage/${manageToken(answer)}/calendar.ics`)).text;
      expect(readByIcalJs(invited)).toMatchObject([{ uid, start: Date.parse(start), end: Date.parse(end) }]);
    }
  });

  it("holds what people wrote as text, whatever they wrote", async () => {
    const name = 'Ev"il; Name, \\n BEGIN:VEVENT 👩‍👩‍👧‍👦 فاطمة';
    const note = `one\r\nEND:VEVENT\nBEGIN:VEVENT\nUID:forged\n${"é".repeat(400)}\n:colon;semi,comma\\`;
    const booked = await book(daybook, page, at(await slotsOf(daybook, page, day(12), day(12)), 0), {
      invitee: { name, email: "evil@example.com" },
      answers: { note },
    });
    expect(booked.status, booked.text).toBe(201);
    const { text } = await read(await newFeed("Evil\u00a0; feed, \\n"));
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const uid = property(eventWith(text, booked.json.id), "UID");
    const events = readByIcalJs(text);
    expect(events.map((event) => event.uid)).not.toContain("forged");
    expect(events.find((event) => event.uid === uid)?.summary).toBe(`Lesson: ${name}`);
    expect(readByNodeIcal(text)).toHaveLength(events.length);
  });

  it("of a host without bookings is a calendar that reads as empty, with nothing of others", async () => {
    const other = await signUp(daybook, "Asia/Kathmandu");
    const made = await daybook.call("POST", "/v1/feeds", { name: "Empty" }, { token: other.token });
    const { text } = await read(pathOf(made));
    expect([readByIcalJs(text), readByNodeIcal(text)]).toEqual([[], []]);
  });
});

describe("a calendar app that asks again", () => {
  /** Last-Modified is told once its second is over. */
  const aged = () => new Promise((done) => setTimeout(done, 1_050));

  it("hears 304 by its ETag until something changes, however it writes it", async () => {
    const path = await newFeed();
    const { headers, text } = await read(path);
    const etag = headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await read(path, { "if-none-match": sent });
      expect([sent, again.status, again.text, again.headers.get("etag"), again.headers.get("cache-control")]).toEqual([
        sent,
        304,
        "",
        etag,
        "private, max-age=300",
      ]);
    }
    expect((await read(path, { "if-none-match": '"other"' })).text).toBe(text);
    expect((await read(path)).headers.get("etag")).toBe(etag);
    await book(daybook, page, at(await slotsOf(daybook, page, day(14), day(14)), 0));
    const changed = await read(path, { "if-none-match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
  });

  it("hears 304 by date, and never misses a change within the same second", async () => {
    const path = await newFeed();
    const booked = await book(daybook, page, at(await slotsOf(daybook, page, day(15), day(15)), 0));
    // The second of the booking isn't over, or it just ended.
    const early = (await read(path)).headers.get("last-modified");
    if (early !== null) expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(early) + 1_000);
    await aged();
    const modified = (await read(path)).headers.get("last-modified") ?? "";
    expect(Math.abs(Date.parse(modified) - Date.now())).toBeLessThan(10_000);
    expect((await read(path, { "if-modified-since": modified })).status).toBe(304);
    expect(
      (await read(path, { "if-modified-since": new Date(Date.parse(modified) - 1_000).toUTCString() })).status,
    ).toBe(200);
    expect((await read(path, { "if-modified-since": "yesterday" })).status).toBe(200);
    expect((await read(path, { "if-modified-since": modified, "if-none-match": '"other"' })).status).toBe(200);
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    expect((await read(path, { "if-modified-since": modified })).status).toBe(200);
  });

  it("may ask with HEAD", async () => {
    const path = await newFeed();
    const [head, get] = [await daybook.call("HEAD", path), await read(path)];
    expect([head.status, head.text, head.headers.get("etag"), head.headers.get("content-type")]).toEqual([
      200,
      "",
      get.headers.get("etag"),
      get.headers.get("content-type"),
    ]);
  });
});

it("an invitee's file has their booking, its link, and nobody else", async () => {
  const [first, second] = await slotsOf(daybook, page, day(16), day(16));
  const mine = await book(daybook, page, first?.start ?? "", {
    invitee: { name: "Ida", email: "ida@example.com" },
    timezone: "Asia/Kathmandu",
  });
  await book(daybook, page, second?.start ?? "", { invitee: { name: "Otto", email: "otto@example.com" } });
  const path = `/v1/manage/${manageToken(mine)}/calendar.ics`;
  const { text, headers, status } = await read(path);
  expect(status, text).toBe(200);
  expect(headers.get("content-disposition")).toBe('attachment; filename="booking.ics"');
  expect(headers.get("cache-control")).toBe("private, no-cache");
  expect(readByIcalJs(text)).toMatchObject([
    { start: Date.parse(mine.json.start), end: Date.parse(mine.json.end), summary: "Lesson with Test Host" },
  ]);
  expect(unfolded(text)).toContain(`URL;VALUE=URI:${mine.json.manageUrl}`);
  for (const other of ["Otto", "otto@example.com", "ATTENDEE"]) expect(unfolded(text).join("\n")).not.toContain(other);
  const again = await read(path, { "if-none-match": headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  await daybook.call("POST", `/v1/manage/${manageToken(mine)}/cancellation`, {});
  expect((await read(path)).text).toContain("STATUS:CANCELLED");
});

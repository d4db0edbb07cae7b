import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

const MOST = 4;
let daybook: Daybook;
let count = 0;

beforeAll(async () => {
  daybook = await startDaybook({ vars: { INVITEE_MAILS_PER_HOUR: String(MOST) } });
});
afterAll(() => daybook?.close());

const stranger = () => `stranger${++count}@example.com`;
/** From another network each time: no limit of an address is meant here. */
const bookFor = (page: Page, start: string, email = stranger(), headers = key()) =>
  book(
    daybook,
    page,
    start,
    { invitee: { name: "In Vitee", email } },
    { ...headers, "cf-connecting-ip": `198.51.100.${++count}` },
  );

async function hostWithPages(pages: number): Promise<{ pages: Page[]; starts: string[] }> {
  const host = await signUp(daybook);
  const first = await makePage(daybook, host);
  const all = [first];
  while (all.length < pages) all.push(await makePage(daybook, host, { scheduleId: first.scheduleId }));
  const slots = await slotsOf(daybook, first, day(1), day(6));
  return { pages: all, starts: slots.map((_, index) => at(slots, index)) };
}
const contactsOf = async (page: Page) =>
  (await daybook.call("GET", "/v1/me", undefined, { token: page.host.token })).json.contacts;

/** As if it had been booked ten days ago, for a time yesterday. */
const letItPass = (bookingId: string) =>
  askDatabase(
    daybook,
    `WITH b AS (UPDATE bookings SET created_at = created_at - interval '10 days' WHERE id = $1 RETURNING appointment_id),
      h AS (UPDATE booking_history SET at = at - interval '10 days' WHERE booking_id = $1)
     UPDATE appointments SET starts_at = now() - interval '25 hours', ends_at = now() - interval '24 hours',
       updated_at = updated_at - interval '10 days' WHERE id = (SELECT appointment_id FROM b)`,
    [bookingId],
  );

describe("one account", () => {
  it("writes to so many strangers an hour, on however many pages and from wherever they book", async () => {
    const { pages, starts } = await hostWithPages(3);
    const [page] = pages as [Page, Page, Page];
    const booked = [];
    for (let i = 0; i < MOST; i++) booked.push(await bookFor(pages[i % 3] as Page, starts[2 * i] as string));
    expect(counts(booked)).toEqual({ 201: MOST });
    for (const one of pages) {
      const refused = await bookFor(one, starts[20] as string);
      expect([refused.status, refused.json.code, refused.json.reason], refused.text).toEqual([
        429,
        "rate_limited",
        "host_contacts",
      ]);
      expect(refused.json.detail).toMatch(
        /as many new people as they may within an hour\. Try again in (59|60) minutes/,
      );
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(3_500);
      expect(wait).toBeLessThanOrEqual(3_600);
    }
    expect(await contactsOf(page)).toEqual({ lastHour: MOST, mostPerHour: MOST });
    // Another account isn't kept waiting by it.
    const other = await hostWithPages(1);
    expect((await bookFor(other.pages[0] as Page, other.starts[0] as string)).status).toBe(201);
  });

  it("is told its first answer when a call that booked comes again", async () => {
    const { pages, starts } = await hostWithPages(1);
    const [page] = pages as [Page];
    const again = key();
    const first = await bookFor(page, starts[0] as string, "again@example.com", again);
    for (let i = 1; i < MOST; i++) await bookFor(page, starts[2 * i] as string);
    expect((await bookFor(page, starts[20] as string)).status).toBe(429);
    const repeated = await bookFor(page, starts[0] as string, "again@example.com", again);
    expect([repeated.status, repeated.json.id]).toEqual([201, first.json.id]);
  });

  it("writes to whom it has met, and to one stranger more for each of them", async () => {
    const { pages, starts } = await hostWithPages(1);
    const [page] = pages as [Page];
    const old = await bookFor(page, starts[0] as string, "Met@example.com");
    await letItPass(old.json.id);
    for (let i = 1; i <= MOST + 1; i++) expect((await bookFor(page, starts[2 * i] as string)).status).toBe(201);
    expect((await bookFor(page, starts[20] as string)).status).toBe(429);
    expect((await bookFor(page, starts[20] as string, "met@EXAMPLE.com")).status).toBe(201);
    expect(await contactsOf(page)).toEqual({ lastHour: MOST + 1, mostPerHour: MOST + 1 });
  });

  it("isn't kept from booking by claims that were refused", async () => {
    const { pages, starts } = await hostWithPages(1);
    const [page] = pages as [Page];
    const answers = await parallel(30, () => bookFor(page, starts[0] as string));
    expect(counts(answers)).toEqual({ 201: 1, 409: 29 });
    expect((await bookFor(page, starts[2] as string)).status).toBe(201);
  });

  it("counts guests as it counts invitees, however they were added and whenever they are written to", async () => {
    const { pages, starts } = await hostWithPages(1);
    const [page] = pages as [Page];
    const guests = (count: number) => Array.from({ length: count }, () => ({ email: stranger() }));
    const from = () => ({ ...key(), "cf-connecting-ip": `198.51.100.${++count}` });
    const withGuests = (start: string, along: object[]) => book(daybook, page, start, { guests: along }, from());
    expect((await withGuests(starts[0] as string, guests(MOST))).json.reason).toBe("host_contacts");
    const booked = await withGuests(starts[0] as string, guests(MOST - 2));
    expect(booked.status, booked.text).toBe(201);
    const manage = `/v1/manage/${manageToken(booked)}`;
    const asInvitee = (path: string, body: object) => daybook.call("POST", manage + path, body, { headers: from() });
    const asHost = (body: object) =>
      daybook.call("POST", `/v1/bookings/${booked.json.id}/guests`, body, { token: page.host.token, headers: key() });
    expect((await asInvitee("/guests", { guests: guests(2) })).json.reason).toBe("host_contacts");
    const again = from();
    const last = { guests: guests(1) };
    const add = () => daybook.call("POST", `${manage}/guests`, last, { headers: again });
    expect([(await add()).status, (await add()).status]).toEqual([201, 201]);
    expect(await contactsOf(page)).toEqual({ lastHour: MOST, mostPerHour: MOST });
    expect((await asInvitee("/guests", { guests: guests(1) })).status).toBe(429);
    expect((await asHost({ guests: guests(1) })).status).toBe(429);
    // A move would be told to all of them.
    expect((await asInvitee("/rescheduling", { start: starts[4] })).status).toBe(429);
    expect((await bookFor(page, starts[6] as string)).status).toBe(429);
  });
});

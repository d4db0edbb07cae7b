import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump, settled } from "./database-dump.ts";
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
import { expectRefusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let free: string[];
let manage: string;
let bookingId: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  const slots = await slotsOf(daybook, page);
  const booked = await book(daybook, page, at(slots, 0));
  [manage, bookingId] = [manageToken(booked), booked.json.id];
  free = slots.slice(2).map(({ start }) => start);
});
afterAll(() => daybook?.close());

const invitee = { name: "Jo", email: "jo@example.com" };
const routes: [string, (start: unknown) => Promise<Awaited<ReturnType<typeof book>>>][] = [
  ["booking", (start) => book(daybook, page, String(start), { timezone: "UTC", invitee })],
  ["holding", (start) => daybook.call("POST", `${page.path}/holds`, { start })],
  [
    "moving by the link",
    (start) => daybook.call("POST", `/v1/manage/${manage}/rescheduling`, { start }, { headers: key() }),
  ],
  [
    "moving as the host",
    (start) =>
      daybook.call("POST", `/v1/bookings/${bookingId}/rescheduling`, { start }, { token: host.token, headers: key() }),
  ],
];

describe.each(routes)("an instant, when %s,", (_, send) => {
  it.each<[string, (start: string) => string, string]>([
    ["a tenth of a millisecond", (start) => start.replace("Z", ".0001Z"), "too_precise"],
    ["a microsecond", (start) => start.replace("Z", ".000001Z"), "too_precise"],
    ["a nanosecond", (start) => start.replace("Z", ".000000001+00:00"), "too_precise"],
    ["ten digits", (start) => start.replace("Z", ".0000000000Z"), "impossible_instant"],
    ["no zone", (start) => start.replace("Z", ""), "impossible_instant"],
    ["a zone's name", (start) => start.replace("Z", " Europe/Lisbon"), "impossible_instant"],
    ["a blank for its T", (start) => start.replace("T", " "), "impossible_instant"],
    ["small letters", (start) => start.toLowerCase(), "impossible_instant"],
    ["a comma", (start) => start.replace("Z", ",0Z"), "impossible_instant"],
    ["a leap second", (start) => start.replace(/\d\dZ/, "60Z"), "impossible_instant"],
    ["the hour 24", (start) => start.replace(/T\d\d/, "T24"), "impossible_instant"],
    ["six digits of a year", (start) => `+00${start}`, "impossible_instant"],
    ["the form of HTTP", (start) => new Date(start).toUTCString(), "impossible_instant"],
  ])("with %s is refused, and nothing is written", async (_, written, rule) => {
    await settled(daybook);
    const before = await dump(daybook);
    expectRefusal(await send(written(free[0] ?? "")), unfit("start", rule));
    expect(await dump(daybook)).toEqual(before);
  });

  it("that is over is refused as past", async () => {
    expectRefusal(await send("2020-01-01T10:00:00Z"), [409, "slot_unavailable", "start", "past"]);
  });

  it("off by a millisecond is off the grid, not near enough", async () => {
    const answer = await send((free[0] ?? "").replace("Z", ".001Z"));
    expectRefusal(answer, [409, "slot_unavailable", "start", "off_grid"]);
  });

  it.each<[string, (start: string) => string]>([
    ["milliseconds", (start) => start.replace("Z", ".000Z")],
    ["zeros down to the nanosecond", (start) => start.replace("Z", ".000000000Z")],
    ["no seconds", (start) => start.replace(":00Z", "Z")],
    ["an offset", (start) => `${new Date(Date.parse(start) + 5.75 * 3_600_000).toISOString().slice(0, 19)}+05:45`],
  ])("with %s is the one it says", async (_, written) => {
    const start = free.splice(0, 2)[0] ?? "";
    const answer = await send(written(start));
    expect([answer.json.start, answer.status < 300], answer.text).toEqual([start, true]);
  });
});

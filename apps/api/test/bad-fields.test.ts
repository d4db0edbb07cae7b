import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump } from "./database-dump.ts";
import { at, type Daybook, type Host, key, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { account, booking, eventType, hoursOf, schedule } from "./good-bodies.ts";
import { expectRefusal, type Refusal, unfit } from "./refusals.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let free: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host, {
    questions: [
      { id: "level", kind: "choice", label: "Level", options: ["New", "Old hand"], required: true },
      { id: "phone", kind: "phone", label: "Phone" },
      { id: "note", kind: "text", label: "Note" },
      { id: "story", kind: "long_text", label: "Story" },
      { id: "days", kind: "several", label: "Days", options: ["Mon", "Tue"] },
    ],
  });
  free = at(await slotsOf(daybook, page), 0);
});
afterAll(() => daybook?.close());

const NUL = "a\u0000b";
const LONE = "a\ud800b";

describe.each<[what: string, path: () => string, good: (over: object) => object, rows: [over: object, Refusal][]]>([
  [
    "signing up",
    () => "/v1/accounts",
    account,
    [
      [{ timezone: "Mars/Olympus" }, unfit("timezone", "unknown_zone")],
      [{ timezone: "+02:00" }, unfit("timezone", "unknown_zone")],
      [{ timezone: "" }, unfit("timezone", "unknown_zone")],
      [{ timezone: "SystemV/AST4" }, unfit("timezone", "unknown_zone")],
      [{ timezone: "Factory" }, unfit("timezone", "unknown_zone")],
      [{ timezone: "europe/lissabon" }, unfit("timezone", "unknown_zone")],
      [{ email: "jo" }, unfit("email", "format")],
      [{ email: "jo@example" }, unfit("email", "format")],
      [{ email: "jo@example.com\r\nBcc: all@example.com" }, unfit("email", "control_character")],
      [{ email: `${"a".repeat(250)}@example.com` }, unfit("email", "too_big")],
      [{ email: "" }, unfit("email", "too_small")],
      [{ email: `${"a".repeat(65)}@example.com` }, unfit("email", "format")],
      [{ email: `jo@${"b".repeat(64)}.com` }, unfit("email", "format")],
      [{ password: "too short" }, unfit("password", "too_small")],
      [{ password: "x".repeat(201) }, unfit("password", "too_big")],
      [{ password: "Password2024!" }, unfit("password", "common_password")],
      [{ password: "abcdefghijkl" }, unfit("password", "simple_pattern")],
      [{ password: "Ana-daybook-1" }, unfit("password", "own_words")],
      [{ name: "" }, unfit("name", "too_small")],
      [{ name: "   " }, unfit("name", "too_small")],
      [{ name: "\u200b\u200b" }, unfit("name", "invisible")],
      [{ name: "\u3164" }, unfit("name", "invisible")],
      [{ name: "\u2800" }, unfit("name", "invisible")],
      [{ name: "x".repeat(121) }, unfit("name", "too_big")],
      [{ name: NUL }, unfit("name", "null_byte")],
      [{ name: LONE }, unfit("name", "malformed_unicode")],
      [{ name: "two\nlines" }, unfit("name", "control_character")],
      [{ name: "two\u2028lines" }, unfit("name", "control_character")],
      [{ name: 5 }, unfit("name", "invalid_type")],
      [{ name: null }, unfit("name", "invalid_type")],
      [{ name: undefined }, unfit("name", "required")],
      [{ handle: "admin" }, [409, "handle_reserved", "handle", "handle_reserved"]],
      [{ handle: "Console" }, [409, "handle_reserved", "handle", "handle_reserved"]],
      [{ handle: "x" }, unfit("handle", "too_small")],
      [{ handle: "x".repeat(41) }, unfit("handle", "too_big")],
      [{ handle: "two--hyphens" }, unfit("handle", "format")],
      [{ handle: "ünï" }, unfit("handle", "format")],
      [{ handle: "../etc" }, unfit("handle", "format")],
      [{ isAdmin: true }, unfit("isAdmin", "unknown_field")],
    ],
  ],
  [
    "making a schedule",
    () => "/v1/schedules",
    schedule,
    [
      [{ timezone: "Nowhere/Here" }, unfit("timezone", "unknown_zone")],
      [{ hours: [hoursOf("9:00", "17:00")] }, unfit("hours.0.start", "invalid_format")],
      [{ hours: [hoursOf("09:00", "24:30")] }, unfit("hours.0.end", "invalid_format")],
      [{ hours: [hoursOf("24:00", "12:00")] }, unfit("hours.0.start", "invalid_time")],
      [{ hours: [hoursOf("09:00", "12:00"), hoursOf("11:00", "13:00")] }, unfit("hours.1", "overlap")],
      [{ hours: [hoursOf("22:00", "02:00", [1]), hoursOf("01:00", "03:00", [2])] }, unfit("hours.1", "overlap")],
      [{ hours: [hoursOf("22:00", "02:00", [7]), hoursOf("01:00", "03:00", [1])] }, unfit("hours.1", "overlap")],
      [{ hours: [hoursOf("09:00", "12:00", [1, 1])] }, unfit("hours.0.days.1", "duplicate_day")],
      [{ hours: [hoursOf("09:00", "12:00", [0])] }, unfit("hours.0.days.0", "too_small")],
      [{ hours: [hoursOf("09:00", "12:00", [8])] }, unfit("hours.0.days.0", "too_big")],
      [{ hours: [hoursOf("09:00", "12:00", [])] }, unfit("hours.0.days", "too_small")],
      [{ hours: [{ ...hoursOf("09:00", "12:00"), zone: "UTC" }] }, unfit("hours.0.zone", "unknown_field")],
      [{ hours: "always" }, unfit("hours", "invalid_type")],
      [{ overrides: [{ date: "2030-02-30", windows: [] }] }, unfit("overrides.0.date", "impossible_date")],
      [{ overrides: [{ date: "30.01.2030", windows: [] }] }, unfit("overrides.0.date", "impossible_date")],
      [{ overrides: [{ date: "0001-01-01", windows: [] }] }, unfit("overrides.0.date", "out_of_range")],
      [
        {
          overrides: [
            { date: "2030-01-01", windows: [] },
            { date: "2030-01-01", windows: [] },
          ],
        },
        unfit("overrides.1.date", "duplicate_date"),
      ],
      [
        {
          overrides: [
            {
              date: "2030-01-01",
              windows: [
                { start: "09:00", end: "12:00" },
                { start: "11:59", end: "13:00" },
              ],
            },
          ],
        },
        unfit("overrides.0.windows.1", "overlap"),
      ],
    ],
  ],
  [
    "making an event type",
    () => "/v1/event-types",
    (over) => eventType(page.scheduleId, over),
    [
      [{ durations: [0] }, unfit("durations.0", "too_small")],
      [{ durations: [10_000] }, unfit("durations.0", "too_big")],
      [{ durations: [-30] }, unfit("durations.0", "too_small")],
      [{ durations: [30.5] }, unfit("durations.0", "invalid_type")],
      [{ durations: ["30"] }, unfit("durations.0", "invalid_type")],
      [{ durations: [1e300] }, unfit("durations.0", "too_big")],
      [{ durations: [] }, unfit("durations", "too_small")],
      [{ durations: [30, 30] }, unfit("durations", "duplicate")],
      [{ slotInterval: 0 }, unfit("slotInterval", "too_small")],
      [{ bufferBefore: -1 }, unfit("bufferBefore", "too_small")],
      [{ bufferAfter: 1441 }, unfit("bufferAfter", "too_big")],
      [{ minimumNotice: 525_601 }, unfit("minimumNotice", "too_big")],
      [{ bookingWindow: { days: 0 } }, unfit("bookingWindow.days", "too_small")],
      [{ bookingWindow: { days: 36_500 } }, unfit("bookingWindow.days", "too_big")],
      [{ bookingWindow: { from: "2030-01-01", to: "2130-01-01" } }, unfit("bookingWindow.to", "range_too_long")],
      [{ bookingWindow: { from: "2030-02-01", to: "2030-01-01" } }, unfit("bookingWindow.to", "reversed")],
      [{ bookingWindow: { from: "2030-02-31", to: "2030-03-01" } }, unfit("bookingWindow.from", "impossible_date")],
      [{ bookingWindow: { weeks: 3 } }, unfit("bookingWindow.weeks", "unknown_field")],
      [{ bookingWindow: "soon" }, unfit("bookingWindow", "invalid_union")],
      [{ slug: "live" }, [409, "slug_reserved", "slug", "slug_reserved"]],
      [{ slug: "a_b" }, unfit("slug", "format")],
      [{ slug: "x".repeat(61) }, unfit("slug", "too_big")],
      [{ title: "" }, unfit("title", "too_small")],
      [{ title: "x".repeat(121) }, unfit("title", "too_big")],
      [{ description: "x".repeat(5001) }, unfit("description", "too_big")],
      [{ scheduleId: "mine" }, unfit("scheduleId", "invalid_format")],
      [{ scheduleId: crypto.randomUUID() }, unfit("scheduleId", "unknown_schedule")],
      [{ location: { kind: "moon", value: "" } }, unfit("location.kind", "invalid_value")],
      [{ location: { kind: "link", value: "javascript:alert(1)" } }, unfit("location.value", "web_address")],
      [{ location: { kind: "link", value: "data:text/html,x" } }, unfit("location.value", "web_address")],
      [{ location: { kind: "link", value: "meet.example" } }, unfit("location.value", "web_address")],
      [{ location: { kind: "link", value: "https://a\nb" } }, unfit("location.value", "control_character")],
      [{ location: { kind: "phone", value: "+" } }, unfit("location.value", "phone_number")],
      [{ location: { kind: "phone", value: "12345678901234567890" } }, unfit("location.value", "phone_number")],
      [{ location: { kind: "link", value: "https://a.example", note: "" } }, unfit("location.note", "unknown_field")],
      [{ ink: "red" }, unfit("ink", "invalid_value")],
      [{ paused: "yes" }, unfit("paused", "invalid_type")],
      [{ questions: [{ id: "q", kind: "essay", label: "Q" }] }, unfit("questions.0.kind", "invalid_union")],
      [{ questions: [{ id: "Q 1", kind: "text", label: "Q" }] }, unfit("questions.0.id", "invalid_format")],
      [
        { questions: [{ id: "q", kind: "choice", label: "Q", options: [] }] },
        unfit("questions.0.options", "too_small"),
      ],
      [
        { questions: [{ id: "q", kind: "choice", label: "Q", options: ["a", "a"] }] },
        unfit("questions.0.options", "duplicate"),
      ],
      [
        {
          questions: [
            { id: "q", kind: "text", label: "Q" },
            { id: "q", kind: "text", label: "R" },
          ],
        },
        unfit("questions", "duplicate"),
      ],
      [{ accountId: crypto.randomUUID() }, unfit("accountId", "unknown_field")],
    ],
  ],
  [
    "booking",
    () => `${page.path}/bookings`,
    (over) => booking(free, over),
    [
      [{ start: "2020-01-01T10:00:00Z" }, [409, "slot_unavailable", "start", "past"]],
      [{ start: "1900-01-01T10:00:00Z" }, [409, "slot_unavailable", "start", "past"]],
      [{ start: "2199-12-31T23:59:59Z" }, [409, "slot_unavailable", "start", "window"]],
      [{ start: "9999-12-31T23:59:59Z" }, unfit("start", "out_of_range")],
      [{ start: "0000-01-01T00:00:00Z" }, unfit("start", "out_of_range")],
      [{ start: "2030-02-30T10:00:00Z" }, unfit("start", "impossible_instant")],
      [{ start: "2030-03-13T10:00:00" }, unfit("start", "impossible_instant")],
      [{ start: "2030-03-13T25:00:00Z" }, unfit("start", "impossible_instant")],
      [{ start: "tomorrow" }, unfit("start", "impossible_instant")],
      [{ start: 1_900_000_000_000 }, unfit("start", "invalid_type")],
      [{ duration: 0 }, unfit("duration", "too_small")],
      [{ duration: 10_000 }, unfit("duration", "too_big")],
      [{ duration: 45 }, [409, "slot_unavailable", "duration", "duration"]],
      [{ timezone: "Nowhere" }, unfit("timezone", "unknown_zone")],
      [{ invitee: { name: "Jo", email: "jo@" } }, unfit("invitee.email", "format")],
      [{ invitee: { name: "", email: "jo@example.com" } }, unfit("invitee.name", "too_small")],
      [{ invitee: { name: NUL, email: "jo@example.com" } }, unfit("invitee.name", "null_byte")],
      [{ invitee: { name: "Jo", email: "jo@example.com", role: "host" } }, unfit("invitee.role", "unknown_field")],
      [{ invitee: undefined }, unfit("invitee", "required")],
      [{ hold: "not-a-hold" }, [409, "hold_not_live", "hold", "hold_not_live"]],
      [{ hold: "" }, unfit("hold", "too_small")],
      [{ hold: LONE }, [409, "hold_not_live", "hold", "hold_not_live"]],
      [{ answers: {} }, unfit("answers.level", "required")],
      [{ answers: { level: "Expert" } }, unfit("answers.level", "unknown_option")],
      [{ answers: { level: ["New"] } }, unfit("answers.level", "wrong_kind")],
      [{ answers: { level: 1 } }, unfit("answers.level", "invalid_union")],
      [{ answers: { level: "New", shoe: "42" } }, unfit("answers.shoe", "unknown_question")],
      [{ answers: { level: "New", constructor: "x" } }, unfit("answers.constructor", "unknown_question")],
      [{ answers: { level: "New", toString: "x" } }, unfit("answers.toString", "unknown_question")],
      [{ answers: JSON.parse('{"level":"New","__proto__":"x"}') }, unfit("answers.__proto__", "unknown_field")],
      [{ answers: JSON.parse('{"__proto__":{"level":"New"}}') }, unfit("answers.__proto__", "unknown_field")],
      [{ answers: { level: "New", phone: "call me" } }, unfit("answers.phone", "format")],
      [{ answers: { level: "New", phone: "+351\u0000912345" } }, unfit("answers.phone", "null_byte")],
      [{ answers: { level: "New", phone: "....." } }, unfit("answers.phone", "format")],
      [{ answers: { level: "New", note: false } }, unfit("answers.note", "wrong_kind")],
      [{ answers: { level: "New", note: NUL } }, unfit("answers.note", "null_byte")],
      [{ answers: { level: "New", note: LONE } }, unfit("answers.note", "malformed_unicode")],
      [{ answers: { level: "New", story: NUL } }, unfit("answers.story", "null_byte")],
      [{ answers: { level: "New", story: LONE } }, unfit("answers.story", "malformed_unicode")],
      [{ answers: { level: LONE } }, unfit("answers.level", "malformed_unicode")],
      [{ answers: { level: "New", days: [NUL] } }, unfit("answers.days.0", "null_byte")],
      [{ answers: { level: "New", days: ["Mon", LONE] } }, unfit("answers.days.1", "malformed_unicode")],
      [{ answers: { level: "New", [LONE]: "x" } }, unfit(`answers.${LONE}`, "unknown_question")],
      [{ state: "confirmed" }, unfit("state", "unknown_field")],
    ],
  ],
])("bad input when %s", (_, path, good, rows) => {
  it.each(rows)("%j is refused: %j", async (over, refusal) => {
    expectRefusal(await daybook.call("POST", path(), good(over), { token: host.token, headers: key() }), refusal);
  });
});

it("names the field whose value somebody else has", async () => {
  const refused = async (path: string, body: object, field: string, code: string) =>
    expectRefusal(await daybook.call("POST", path, body, { token: host.token, headers: key() }), [
      409,
      code,
      field,
      code,
    ]);
  await refused("/v1/accounts", account({ handle: host.handle }), "handle", "handle_taken");
  await refused("/v1/accounts", account({ email: host.email }), "email", "email_taken");
  await refused("/v1/event-types", eventType(page.scheduleId, { slug: page.slug }), "slug", "slug_taken");
});

it("refuses a start that is off the grid", async () => {
  const start = new Date(Date.parse(free) + 7 * 60_000).toISOString();
  const answer = await daybook.call("POST", `${page.path}/bookings`, booking(start), { headers: key() });
  expectRefusal(answer, [409, "slot_unavailable", "start", "off_grid"]);
  expect(answer.json.reason).toBe("off_grid");
  expect(answer.json.alternatives[0]).toEqual({
    start: free,
    end: new Date(Date.parse(free) + 1_800_000).toISOString().replace(".000", ""),
  });
});

it("leaves nothing of a refused call behind", async () => {
  const before = await dump(daybook);
  await daybook.call("POST", "/v1/accounts", account({ timezone: "Nowhere" }), { headers: key() });
  await daybook.call("POST", "/v1/accounts", account({ handle: host.handle }), { headers: key() });
  await daybook.call("POST", "/v1/accounts", account({ email: host.email.toUpperCase() }), { headers: key() });
  await daybook.call("POST", "/v1/event-types", eventType(page.scheduleId, { slug: page.slug }), {
    token: host.token,
    headers: key(),
  });
  await daybook.call("POST", `${page.path}/bookings`, booking(free, { answers: {} }), { headers: key() });
  await daybook.call("POST", `${page.path}/bookings`, booking("2020-01-01T10:00:00Z"), { headers: key() });
  expect(await dump(daybook)).toEqual(before);
});

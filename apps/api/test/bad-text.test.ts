import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Daybook, type Host, key, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { account, booking, eventType, schedule } from "./good-bodies.ts";
import { expectRefusal, unfit } from "./refusals.ts";

const NUL = "a\u0000b";
const LONE = "a\ud800b";

let daybook: Daybook;
let host: Host;
let page: Page;
let free: string;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  const level = { id: "level", kind: "choice", label: "Level", options: ["New", "Old hand"], required: true };
  page = await makePage(daybook, host, { questions: [level] });
  free = at(await slotsOf(daybook, page), 0);
});
afterAll(() => daybook?.close());

const withOption = (option: string): object =>
  eventType(page.scheduleId, { questions: [{ id: "q", kind: "choice", label: "Q", options: [option] }] });

describe.each<[string, () => string, field: string, body: (text: string) => object]>([
  ["a hold's visitor", () => `${page.path}/holds`, "visitor", (visitor) => ({ start: free, visitor })],
  ["a reason", () => `/v1/bookings/${crypto.randomUUID()}/cancellation`, "reason", (reason) => ({ reason })],
  ["a password", () => "/v1/accounts", "password", (password) => account({ password })],
  ["an option", () => "/v1/event-types", "questions.0.options.0", withOption],
])("%s", (_, path, field, body) => {
  it.each([
    [NUL, "null_byte"],
    [LONE, "malformed_unicode"],
  ])("of %j is refused: %s", async (text, rule) => {
    const long = `${text}${"x".repeat(8)}`;
    expectRefusal(await daybook.call("POST", path(), body(long), { token: host.token }), unfit(field, rule));
  });
});

it("takes an option however its letters are composed, and an address with an ampersand", async () => {
  const [composed, decomposed] = ["Ol\u00e1", "Ola\u0301"];
  const greeting = await makePage(daybook, host, {
    scheduleId: page.scheduleId,
    questions: [
      { id: "one", kind: "choice", label: "One", options: [composed] },
      { id: "more", kind: "several", label: "More", options: [decomposed] },
    ],
  });
  const booked = await daybook.call(
    "POST",
    `${greeting.path}/bookings`,
    booking(at(await slotsOf(daybook, page), 4), {
      invitee: { name: "Jo", email: "a&b@example.com" },
      answers: { one: decomposed, more: [decomposed] },
    }),
    { headers: key() },
  );
  expect(booked.status, booked.text).toBe(201);
  const { json } = await daybook.call("GET", `/v1/bookings/${booked.json.id}`, undefined, { token: host.token });
  expect(json.answers).toEqual([
    { label: "One", value: composed },
    { label: "More", value: composed },
  ]);
  expect(json.invitee.email).toBe("a&b@example.com");
});

describe("a flood of faults", () => {
  const send = (path: string, body: object) => daybook.call("POST", path, body, { token: host.token, headers: key() });
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "x"]));

  it("is answered by the first fifty and the number of the others", async () => {
    for (const [path, body] of [
      ["/v1/schedules", { ...schedule(), ...many(10_000) }],
      [`${page.path}/bookings`, booking(free, { answers: { level: "New", ...many(10_000) } })],
    ] as const) {
      const answer = await send(path, body);
      expectRefusal(answer, [422, "validation_failed"]);
      expect(answer.json.errors).toHaveLength(50);
      expect(answer.json.detail).toMatch(/ And 9,9\d\d more\.$/);
      expect(answer.text.length).toBeLessThan(10_000);
    }
  });

  it("isn't echoed at length", async () => {
    const long = "x".repeat(200_000);
    for (const [path, body] of [
      ["/v1/schedules", schedule({ [long]: 1 })],
      ["/v1/accounts", account({ email: `a@${long}` })],
      [`${page.path}/bookings`, booking(free, { answers: { level: "New", [long]: "x" } })],
      [`${page.path}/bookings`, booking(free, { answers: { level: long } })],
      [`${page.path}/bookings`, booking(long)],
    ] as const) {
      const answer = await send(path, body);
      expectRefusal(answer, [422, "validation_failed"]);
      expect(answer.text.length, answer.text.slice(0, 300)).toBeLessThan(2_000);
    }
  });
});

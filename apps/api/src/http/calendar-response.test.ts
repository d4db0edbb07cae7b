import { describe, expect, it } from "vitest";
import { calendarResponse } from "./calendar-response.ts";

const AT = Date.UTC(2026, 10, 21, 12, 0, 7);
const ask = (headers: Record<string, string> = {}, over: object = {}) =>
  calendarResponse(new Request("http://x", { headers }), "BEGIN:VCALENDAR", {
    modified: AT + 400,
    now: AT + 60_000,
    cacheControl: "private",
    ...over,
  });
const etagOf = async () => (await ask()).headers.get("etag") ?? "";

describe("an ETag", () => {
  it.each<[string, (etag: string) => string, number]>([
    ["its own", (etag) => etag, 304],
    ["its own as a weak one", (etag) => `W/${etag}`, 304],
    ["its own among others", (etag) => `"a",${etag} , "b"`, 304],
    ["any", () => "*", 304],
    ["another", () => '"a"', 200],
    ["its own without quotes", (etag) => etag.slice(1, -1), 200],
    ["none", () => "", 200],
  ])("that names %s", async (_, header, status) => {
    const answer = await ask({ "if-none-match": header(await etagOf()) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("etag")).toBe(await etagOf());
  });

  it("goes before a date", async () => {
    expect(
      (await ask({ "if-none-match": '"a"', "if-modified-since": new Date(AT + 5_000).toUTCString() })).status,
    ).toBe(200);
    expect(
      (await ask({ "if-none-match": await etagOf(), "if-modified-since": new Date(0).toUTCString() })).status,
    ).toBe(304);
  });
});

describe("a date", () => {
  it.each([
    [AT - 1_000, 200],
    [AT, 304],
    [AT + 1_000, 304],
    [Number.NaN, 200],
  ])("%i answers %i", async (since, status) => {
    const header = Number.isNaN(since) ? "not a date" : new Date(since).toUTCString();
    expect((await ask({ "if-modified-since": header })).status).toBe(status);
  });

  it("isn't told, or believed, until its second is over", async () => {
    for (const now of [AT + 400, AT + 999]) {
      const early = await ask({ "if-modified-since": new Date(AT).toUTCString() }, { now });
      expect([early.status, early.headers.get("last-modified")]).toEqual([200, null]);
    }
    expect((await ask({}, { now: AT + 1_000 })).headers.get("last-modified")).toBe(new Date(AT).toUTCString());
  });
});

it("has no body, type or name when there is nothing new", async () => {
  const answer = await ask({ "if-none-match": "*" }, { filename: "booking.ics" });
  expect([await answer.text(), answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
    "",
    null,
    null,
  ]);
  expect((await ask({}, { filename: "booking.ics" })).headers.get("content-disposition")).toBe(
    'attachment; filename="booking.ics"',
  );
});

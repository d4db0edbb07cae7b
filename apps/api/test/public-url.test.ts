import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Daybook, key, makePage, signUp, slotsOf, startDaybook } from "./daybook.ts";

/** A call whose Host header is the caller's choice. */
function askAs(daybook: Daybook, host: string, method: string, path: string, body?: object): Promise<string> {
  const url = new URL(path, daybook.worker.url);
  const headers = { host, "content-type": "application/json", ...key() };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve(text));
    });
    asked.on("error", reject).end(body && JSON.stringify(body));
  });
}

/** All that an answer or a page could say of where it leads, to somebody who names another host. */
async function saidTo(daybook: Daybook, host: string) {
  const page = await makePage(daybook, await signUp(daybook));
  const start = at(await slotsOf(daybook, page), 0);
  const wish = { start, timezone: "UTC", invitee: { name: "In Vitee", email: "in@example.com" } };
  return {
    booked: await askAs(daybook, host, "POST", `${page.path}/bookings`, wish),
    described: await askAs(daybook, host, "GET", "/v1/openapi.json"),
    shown: await askAs(daybook, host, "GET", `/${page.host.handle}/${page.slug}`),
  };
}

describe("where PUBLIC_URL is set", () => {
  let daybook: Daybook;
  beforeAll(async () => {
    daybook = await startDaybook({ vars: { PUBLIC_URL: "https://book.example" } });
  });
  afterAll(() => daybook?.close());

  it("links lead there, whatever Host a caller names", async () => {
    const { booked, described, shown } = await saidTo(daybook, "evil.example");
    expect(JSON.parse(booked).manageUrl).toMatch(/^https:\/\/book\.example\/manage\//);
    expect(JSON.parse(described).servers).toEqual([{ url: "https://book.example" }]);
    for (const text of [booked, described, shown]) expect(text).not.toContain("evil.example");
  });
});

describe("where it isn't, as in the local start", () => {
  let daybook: Daybook;
  beforeAll(async () => {
    daybook = await startDaybook();
  });
  afterAll(() => daybook?.close());

  it("links lead to the loopback address that was asked", async () => {
    const { booked } = await saidTo(daybook, daybook.worker.url.host);
    expect(JSON.parse(booked).manageUrl).toMatch(/^http:\/\/(localhost|127\.0\.0\.1):\d+\/manage\//);
  });

  it("a Host of anybody's choice gets no link, only what is missing", async () => {
    for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example"])
      for (const [what, text] of Object.entries(await saidTo(daybook, host))) {
        expect(text, what).toContain("PUBLIC_URL is missing");
        expect(text, what).not.toContain("evil.example");
      }
  });
});

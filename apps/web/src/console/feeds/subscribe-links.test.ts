import { expect, test } from "vitest";
import { subscribeLinks, webcalOf } from "./subscribe-links.ts";

test("calendar apps are sent to the feed", () => {
  const url = "https://daybook.example/calendar/tok.ics";
  expect(webcalOf(url)).toBe("webcal://daybook.example/calendar/tok.ics");
  expect(subscribeLinks(url, "On my phone & tablet").map(({ href }) => href)).toEqual([
    "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fdaybook.example%2Fcalendar%2Ftok.ics",
    "webcal://daybook.example/calendar/tok.ics",
    "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fdaybook.example%2Fcalendar%2Ftok.ics&name=On%20my%20phone%20%26%20tablet",
  ]);
});

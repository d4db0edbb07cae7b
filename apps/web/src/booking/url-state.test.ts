import { expect, test } from "vitest";
import { parseUrl, patchSearch } from "./url-state.ts";

test("a shared address gives month, day, duration, zone and what to prefill", () => {
  const search =
    "?month=2026-10&date=2026-10-15&duration=60&timezone=Europe/Lisbon&time=2026-10-15T11:30:00Z&name=J%C3%B6nas&email=j@x.pt&q_level=a&q_days=x&q_days=y";
  expect(parseUrl(search)).toEqual({
    month: "2026-10",
    date: "2026-10-15",
    duration: 60,
    timezone: "Europe/Lisbon",
    time: "2026-10-15T11:30:00Z",
    name: "Jönas",
    email: "j@x.pt",
    answers: { level: ["a"], days: ["x", "y"] },
  });
});

test.each([
  "month=2026-13",
  "date=2026-02-30",
  "duration=-5",
  "duration=x",
  "timezone=Mars/Olympus",
  "timezone=",
  "time=tomorrow",
  "time=2026-10-15",
])("%s is as good as absent", (part) => {
  const { month, date, duration, timezone, time } = parseUrl(`?${part}`);
  expect([month, date, duration, timezone, time]).toEqual([null, null, null, null, null]);
});

test("a zone is known by any of its names, and goes by its own", () => {
  expect(parseUrl("?timezone=asia/calcutta").timezone).toBe("Asia/Kolkata");
});

test("a change keeps what it doesn't name", () => {
  expect(patchSearch("?name=J%20L&time=x", { date: "2026-10-15", time: null })).toBe("?name=J+L&date=2026-10-15");
  expect(patchSearch("", { timezone: "Europe/Lisbon", time: "2026-10-15T11:30:00Z" })).toBe(
    "?timezone=Europe/Lisbon&time=2026-10-15T11:30:00Z",
  );
  expect(patchSearch("?date=1", { date: null })).toBe("");
});

test("in an address a space is a plus that nobody encoded, in a name it is a space", () => {
  const { name, email } = parseUrl("?name=Jo+Silva&email=jo+lesson@example.com");
  expect([name, email]).toEqual(["Jo Silva", "jo+lesson@example.com"]);
});

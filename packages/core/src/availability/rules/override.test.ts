import { test } from "vitest";
import { everyMinute, minutesOfHours } from "../testing/minute-bitmap.ts";
import { expectTwin, type RawHostQuery } from "../testing/rule-twin.ts";
import { override } from "./override.ts";

/** The host as if overrides only ever added to the weekly hours. */
function withoutTaking({ host }: RawHostQuery): RawHostQuery["host"] {
  const weekday = (date: string) => new Date(date).getUTCDay() || 7;
  const overrides = host.hours.overrides.map(({ date, windows }) => ({
    date,
    windows: [...windows, ...host.hours.weekly.filter(({ days }) => days.includes(weekday(date)))],
  }));
  return { ...host, hours: { ...host.hours, overrides } };
}

test("an override took away the slots that fit in the hours with those it replaced, and no longer do", () => {
  expectTwin(override, (raw) => {
    const { open } = minutesOfHours(raw.host, raw);
    const before = minutesOfHours(withoutTaking(raw), raw).open;
    return (start) => {
      const end = start + raw.rules.duration * 60_000;
      return everyMinute(start, end, (at) => before.has(at)) && !everyMinute(start, end, (at) => open.has(at));
    };
  });
}, 30_000);

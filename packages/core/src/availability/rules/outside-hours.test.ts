import { test } from "vitest";
import { everyMinute, minutesOfHours } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { outsideHours } from "./outside-hours.ts";

test("a slot lies in open hours when each of its minutes does", () => {
  expectTwin(outsideHours, (raw) => {
    const { open } = minutesOfHours(raw.host, raw);
    return (start) => !everyMinute(start, start + raw.rules.duration * 60_000, (at) => open.has(at));
  });
}, 30_000);

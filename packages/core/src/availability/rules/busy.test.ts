import { test } from "vitest";
import { everyMinute, minutesTaken, whatTakes } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { busy } from "./busy.ts";

test("a slot is busy when a foreign block takes one of its minutes", () => {
  expectTwin(busy, (raw) => {
    const bare = whatTakes(raw.host, raw).busy.map(({ start, end }) => ({ start, end }));
    const taken = minutesTaken(bare);
    return (start) => !everyMinute(start, start + raw.rules.duration * 60_000, (at) => !taken.has(at));
  });
});

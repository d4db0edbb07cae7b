import { test } from "vitest";
import { everyMinute, minutesTaken, whatTakes } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { held } from "./held.ts";

test("a slot is held when a live hold of somebody else's takes one of its minutes", () => {
  expectTwin(held, (raw) => {
    const bare = whatTakes(raw.host, raw).held.map(({ start, end }) => ({ start, end }));
    const taken = minutesTaken(bare);
    return (start) => !everyMinute(start, start + raw.rules.duration * 60_000, (at) => !taken.has(at));
  });
});

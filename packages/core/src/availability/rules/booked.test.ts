import { test } from "vitest";
import { everyMinute, minutesTaken, whatTakes } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { booked } from "./booked.ts";

test("a slot is booked when an appointment takes one of its minutes, but for the one that moves", () => {
  expectTwin(booked, (raw) => {
    const bare = whatTakes(raw.host, raw).booked.map(({ start, end }) => ({ start, end }));
    const taken = minutesTaken(bare);
    return (start) => !everyMinute(start, start + raw.rules.duration * 60_000, (at) => !taken.has(at));
  });
});

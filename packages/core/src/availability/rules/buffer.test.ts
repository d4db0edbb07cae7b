import { test } from "vitest";
import { everyMinute, minutesTaken, whatTakes } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { buffer } from "./buffer.ts";

test("neighbours keep the sum of their buffers", () => {
  expectTwin(buffer, (raw) => {
    const { booked, busy, held } = whatTakes(raw.host, raw);
    const taken = minutesTaken([...booked, ...busy, ...held]);
    const { duration, bufferBefore, bufferAfter } = raw.rules;
    return (start) => {
      const [from, to] = [start - bufferBefore * 60_000, start + (duration + bufferAfter) * 60_000];
      return !everyMinute(from, to, (at) => !taken.has(at));
    };
  });
});

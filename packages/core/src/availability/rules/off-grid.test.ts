import { test } from "vitest";
import { minutesOfHours } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { offGrid } from "./off-grid.ts";

test("a start is on the grid at whole steps from a window's start", () => {
  expectTwin(offGrid, (raw) => {
    const { grid } = minutesOfHours(raw.host, raw);
    return (start) => !grid.has(start);
  });
}, 30_000);

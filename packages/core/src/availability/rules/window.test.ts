import { test } from "vitest";
import { inWindow } from "../testing/minute-bitmap.ts";
import { expectTwin } from "../testing/rule-twin.ts";
import { window } from "./window.ts";

test("a start is in the booking window by its date in the host's zone", () => {
  expectTwin(
    window,
    ({ host, now, rules }) =>
      (start) =>
        !inWindow(start, now, host.hours.timezone, rules.bookingWindow),
  );
}, 30_000);

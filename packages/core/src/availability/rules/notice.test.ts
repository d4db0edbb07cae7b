import { test } from "vitest";
import { expectTwin } from "../testing/rule-twin.ts";
import { notice } from "./notice.ts";

test("a start sooner than the minimum notice is too soon", () => {
  expectTwin(
    notice,
    ({ now, rules }) =>
      (start) =>
        start - now < rules.minimumNotice * 60_000,
  );
});

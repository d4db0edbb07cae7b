import { test } from "vitest";
import { expectTwin } from "../testing/rule-twin.ts";
import { past } from "./past.ts";

test("a start before now is past", () => {
  expectTwin(
    past,
    ({ now }) =>
      (start) =>
        start < now,
  );
});

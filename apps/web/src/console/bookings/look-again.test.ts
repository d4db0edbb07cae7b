import { expect, test } from "vitest";
import { lookAgainAfter } from "./look-again.ts";

const sent = { state: "done", lastError: null } as const;
const onItsWay = { state: "waiting", lastError: null } as const;
const refused = { state: "waiting", lastError: "The mail server doesn’t answer." } as const;

test("a panel looks again soon while mail is on its way, rarely while it is to be tried again, else never", () => {
  expect(lookAgainAfter([])).toBe(false);
  expect(lookAgainAfter([sent, { ...refused, state: "failed" }])).toBe(false);
  expect(lookAgainAfter([sent, onItsWay, refused])).toBe(2000);
  expect(lookAgainAfter([sent, refused])).toBe(30_000);
});

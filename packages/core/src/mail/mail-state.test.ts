import { expect, it } from "vitest";
import { DAY } from "../time/units.ts";
import { liftRefusal, suppressionOf } from "./mail-state.ts";

const report = { lasting: false, words: "" };

it("an address is left alone when a mail came back for good or was reported, not when one was late or may get through", () => {
  expect(suppressionOf({ ...report, state: "bounced", lasting: true })).toBe("bounced");
  expect(suppressionOf({ ...report, state: "suppressed", lasting: true })).toBe("bounced");
  expect(suppressionOf({ ...report, state: "complained" })).toBe("complained");
  for (const state of ["delayed", "delivered", "failed", "bounced"] as const)
    expect([state, suppressionOf({ ...report, state })]).toEqual([state, null]);
});

it("what came back may be tried again once a day; a report is for its owner to take back", () => {
  const now = 10 * DAY;
  const lift = (why: "bounced" | "complained", liftedAt: number | null, ownsMailbox = false) =>
    liftRefusal({ why, since: now - 1, liftedAt }, { ownsMailbox, now });
  expect(lift("bounced", null)).toBeNull();
  expect(lift("bounced", now - DAY + 1)).toBe("daily");
  expect(lift("bounced", now - DAY)).toBeNull();
  expect(lift("complained", null)).toBe("owner");
  expect(lift("complained", null, true)).toBeNull();
  expect(lift("bounced", now, true)).toBeNull();
});

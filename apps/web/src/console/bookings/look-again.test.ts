import { expect, test } from "vitest";
import type { Delivery } from "./delivery-words.ts";
import { lookAgainAfter } from "./look-again.ts";

const now = Date.parse("2030-01-15T12:00:00Z");
const mail = {
  ...{ id: "1", kind: "mail.confirmed", to: "", at: null, attempts: 1, cause: null, nextAt: null, outcome: null },
  recipient: { as: "invitee", name: "Jonas", you: false },
} as const satisfies Partial<Delivery>;
const sent: Delivery = { ...mail, state: "done", lastError: null };
const onItsWay: Delivery = { ...mail, state: "waiting", lastError: null };
const refused: Delivery = { ...mail, state: "waiting", lastError: "The mail server doesn’t answer." };
const planned = (nextAt: string): Delivery => ({
  ...onItsWay,
  nextAt,
  reminder: { minutes: 60, when: "before_start" },
});
const after = (...deliveries: Delivery[]) => lookAgainAfter(deliveries, now);

test("a panel looks again soon while mail is on its way, rarely while it is to be tried again, else never", () => {
  expect(after()).toBe(false);
  expect(after(sent, { ...refused, state: "failed" })).toBe(false);
  expect(after(sent, onItsWay, refused)).toBe(2000);
  expect(after(sent, refused)).toBe(30_000);
});

test("what waits for its time is looked at when that has come, and asks for nothing before", () => {
  expect(after(sent, planned("2030-01-16T12:00:00Z"))).toBe(false);
  expect(after(sent, planned("2030-01-15T12:10:00Z"), planned("2030-01-16T12:00:00Z"))).toBe(602_000);
  expect(after(refused, planned("2030-01-15T12:10:00Z"))).toBe(30_000);
  expect(after(planned("2030-01-15T11:59:59Z"))).toBe(2000);
});

import { expect, it } from "vitest";
import { DAY } from "../time/units.ts";
import { type InvitedBooking, isNews, isWorthMail, type Reply, replierOf } from "./reply.ts";

const now = 1_000 * DAY;
const ana = { name: "Ana", address: "ana@example.com" } as const;
const booking: InvitedBooking = {
  state: "confirmed",
  end: now + 1,
  calendarUid: "u",
  sequence: 2,
  timeSequence: 2,
  invited: [ana],
};
const reply: Reply = {
  from: "Ana@Example.com",
  attendee: "ana@example.com",
  uid: "u",
  sequence: 2,
  stamp: now,
  answer: "declined",
  comment: "",
};

it("an answer is of somebody who was invited, about the appointment as it is, while that is to come", () => {
  expect(replierOf(booking, reply, now)).toEqual(ana);
  const not: [Partial<InvitedBooking>, Partial<Reply>][] = [
    [{}, { from: "mallory@example.com" }],
    [{}, { from: "mallory@example.com", attendee: "mallory@example.com" }],
    [{}, { attendee: "guest@example.com" }],
    [{}, { uid: "v" }],
    [{}, { sequence: 1 }],
    [{}, { sequence: 3 }],
    [{}, { stamp: now + DAY + 1 }],
    [{ end: now }, {}],
    [{ state: "cancelled" }, {}],
    [{ invited: [] }, {}],
  ];
  for (const [other, said] of not) expect(replierOf({ ...booking, ...other }, { ...reply, ...said }, now)).toBeNull();
});

it("an answer to what was sent before the guests changed is about the same time", () => {
  const changed = { ...booking, sequence: 4 };
  for (const sequence of [2, 3, 4]) expect(replierOf(changed, { ...reply, sequence }, now)).toEqual(ana);
  for (const sequence of [1, 5]) expect(replierOf(changed, { ...reply, sequence }, now)).toBeNull();
});

it("is news when it is another one and later, or of a later invitation", () => {
  const known = { answer: "accepted", sequence: 2, stamp: now - 1 } as const;
  expect(isNews(reply, null)).toBe(true);
  expect(isNews(reply, known)).toBe(true);
  expect(isNews(reply, { ...known, stamp: now })).toBe(false);
  expect(isNews(reply, { ...known, answer: "declined" })).toBe(false);
  expect(isNews(reply, { ...known, sequence: 1, stamp: now + 1 })).toBe(true);
});

it("a yes is worth a mail after something else alone", () => {
  const known = { sequence: 0, stamp: 0 };
  expect(isWorthMail("accepted", null)).toBe(false);
  expect(isWorthMail("accepted", { ...known, answer: "accepted" })).toBe(false);
  expect(isWorthMail("accepted", { ...known, answer: "declined" })).toBe(true);
  expect(isWorthMail("tentative", null)).toBe(true);
});

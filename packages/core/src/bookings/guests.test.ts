import { describe, expect, it } from "vitest";
import { guestProblems, MOST_GUESTS, mostGuests } from "./guests.ts";

const named = (...emails: string[]) => emails.map((email) => ({ email }));
const many = (count: number) => named(...Array.from({ length: count }, (_, index) => `g${index}@example.com`));
const around = { most: 3, invitee: "Jo@Example.com" };
const broken = (...args: Parameters<typeof guestProblems>) =>
  guestProblems(...args).map(({ path, rule }) => `${path} ${rule}`);

describe("guests who are to be added", () => {
  it("are fine as long as there are few, each is somebody else, and none is the invitee", () => {
    expect(broken([], around)).toEqual([]);
    expect(broken(named("a@example.com", "b@example.com", "c@example.com"), around)).toEqual([]);
  });

  it("are named where one is there twice, in whatever case it is written", () => {
    expect(broken(named("a@example.com", "b@example.com", "A@EXAMPLE.com"), around)).toEqual([
      "guests.2.email duplicate",
    ]);
    expect(broken(named("B@example.com"), { ...around, standing: named("b@example.com") })).toEqual([
      "guests.0.email duplicate",
    ]);
  });

  it("are named where one is the invitee's own address", () => {
    expect(broken(named("a@example.com", "jo@example.COM"), around)).toEqual(["guests.1.email own_address"]);
  });

  it("are too many with those who come along already", () => {
    expect(broken(many(3), around)).toEqual([]);
    expect(broken(many(4), around)).toEqual(["guests too_big"]);
    expect(guestProblems(many(2), { ...around, standing: named("x@example.com", "y@example.com") })).toMatchObject([
      { path: "guests", rule: "too_big", params: { max: 3, actual: 4 } },
    ]);
  });

  it("are none where none may come along", () => {
    expect(broken([], { ...around, most: 0 })).toEqual([]);
    expect(broken(many(1), { ...around, most: 0 })).toEqual(["guests no_guests"]);
  });
});

it("an appointment that says nothing of guests takes as many as there may be", () => {
  expect(mostGuests({})).toBe(MOST_GUESTS);
  expect(mostGuests({ maxGuests: 0 })).toBe(0);
});

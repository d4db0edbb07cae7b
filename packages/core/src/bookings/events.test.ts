import { describe, expect, it } from "vitest";
import {
  type BookingEvent,
  type BookingEventKind,
  type BookingSnapshot,
  bookingDeliveries,
  bookingEvent,
  guestNews,
  heardStart,
  isSilenced,
} from "./events.ts";

const snapshot: BookingSnapshot = {
  state: "confirmed",
  start: 10,
  end: 20,
  sequence: 3,
  hostIds: ["ann"],
  reason: "",
};
const by = { actor: "host", at: 99 } as const;
function eventOf(before: Partial<BookingSnapshot> | null, after: Partial<BookingSnapshot>): BookingEvent {
  const event = bookingEvent("b1", before && { ...snapshot, ...before }, { ...snapshot, ...after }, by);
  if (!event) throw new Error("Nothing happened");
  return event;
}

const changes: [BookingEventKind, Partial<BookingSnapshot> | null, Partial<BookingSnapshot>][] = [
  ["booking.created", null, {}],
  ["booking.requested", null, { state: "pending" }],
  ["booking.approved", { state: "pending" }, {}],
  ["booking.declined", { state: "pending" }, { state: "declined" }],
  ["booking.expired", { state: "pending" }, { state: "expired" }],
  ["booking.released", {}, { state: "released" }],
  ["booking.cancelled", {}, { state: "cancelled" }],
  ["booking.cancelled", { state: "pending" }, { state: "cancelled" }],
  ["booking.no_show", {}, { state: "no_show" }],
  ["booking.restored", { state: "no_show" }, {}],
  ["booking.rescheduled", {}, { start: 15 }],
  ["booking.rescheduled", {}, { end: 25 }],
  ["booking.rescheduled", { state: "pending" }, { state: "pending", start: 15 }],
  ["booking.rescheduled", {}, { start: 15, hostIds: ["ben"] }],
  ["booking.reassigned", {}, { hostIds: ["ben"] }],
  ["booking.guests_changed", {}, { guestIds: ["gus"] }],
  ["booking.guests_changed", { guestIds: ["gus", "guy"] }, { guestIds: ["guy"] }],
];

describe("the event between two states of a booking", () => {
  it.each(changes)("is %s (%j → %j)", (kind, before, after) => {
    const event = eventOf(before, after);
    expect(event).toMatchObject({ kind, subject: { kind: "booking", id: "b1" }, actor: "host", at: 99 });
    expect(event.before).toEqual(before && { ...snapshot, ...before });
    expect(event.after).toEqual({ ...snapshot, ...after });
  });

  it("is none where nothing happened, in whatever order the hosts are named", () => {
    expect(bookingEvent("b1", snapshot, snapshot, by)).toBeNull();
    const [one, other] = [
      { ...snapshot, hostIds: ["ann", "ben"] },
      { ...snapshot, hostIds: ["ben", "ann"] },
    ];
    expect(bookingEvent("b1", one, other, by)).toBeNull();
  });
});

describe("what an event asks for", () => {
  const keys = (event: BookingEvent) => bookingDeliveries(event).map((request) => request.dedupeKey);

  it("is a mail to both people and word to whoever shows the host's times", () => {
    expect(keys(eventOf(null, { sequence: 0 }))).toEqual([
      "mail:b1:confirmed:0:invitee",
      "mail:b1:confirmed:0:host:ann",
      "push:b1:confirmed:0:ann",
    ]);
  });

  it("goes to each host, and the word also to one who isn't in it any more", () => {
    const moved = eventOf({ hostIds: ["ann", "cem"] }, { start: 15, hostIds: ["ann", "ben"] });
    expect(keys(moved)).toEqual([
      "mail:b1:moved:3:invitee",
      "mail:b1:moved:3:host:ann",
      "mail:b1:moved:3:host:ben",
      "push:b1:moved:3:ann",
      "push:b1:moved:3:cem",
      "push:b1:moved:3:ben",
    ]);
  });

  it("is no mail to an invitee whom the host tells by themselves, and that alone", () => {
    const quiet = keys(eventOf(null, { sequence: 0, tellsInvitee: false }));
    expect(quiet).toEqual(["mail:b1:confirmed:0:host:ann", "push:b1:confirmed:0:ann"]);
    expect(keys(eventOf(null, { sequence: 0, tellsInvitee: true }))).toContain("mail:b1:confirmed:0:invitee");
  });

  it("is word alone where the change is told by no mail", () => {
    expect(keys(eventOf({}, { state: "no_show" }))).toEqual(["push:b1:booking.no_show:3:99:ann"]);
  });

  it("is due at once, and in order with what the same person gets about the same booking", () => {
    const [first] = bookingDeliveries(eventOf(null, {}));
    const [second] = bookingDeliveries(eventOf({}, { state: "cancelled", sequence: 4 }));
    expect(first).toMatchObject({ dueAt: 99, orderKey: "mail:invitee:booking:b1" });
    expect(second?.orderKey).toBe(first?.orderKey);
    expect(second?.dedupeKey).not.toBe(first?.dedupeKey);
  });

  it("has other keys when the same happens again at the same SEQUENCE", () => {
    const noShow = (at: number) => bookingEvent("b1", snapshot, { ...snapshot, state: "no_show" }, { ...by, at });
    const [first, again] = [noShow(99), noShow(100)].map((event) => keys(event as BookingEvent));
    expect(first).toHaveLength(1);
    expect(again).not.toEqual(first);
  });

  it("is a mail to each guest, and of a change of guests to those alone whom it is about", () => {
    const mails = (event: BookingEvent) =>
      bookingDeliveries(event).flatMap(({ sink, target }) => (sink === "mail" ? [target] : []));
    const along = { guestIds: ["gus", "guy"] };
    expect(mails(eventOf(null, along))).toEqual(["invitee", "host:ann", "guest:gus", "guest:guy"]);
    expect(mails(eventOf(along, { ...along, start: 15 }))).toEqual(["invitee", "host:ann", "guest:gus", "guest:guy"]);
    expect(mails(eventOf(along, { ...along, start: 15, tellsInvitee: false }))).toEqual(["host:ann"]);
    expect(mails(eventOf(along, { ...along, state: "no_show" }))).toEqual([]);
    expect(mails(eventOf(along, { guestIds: ["gus", "gil"] }))).toEqual(["guest:gil", "guest:guy"]);
  });

  it("tells a guest who is taken off that, and any other what happened", () => {
    const change = eventOf({ guestIds: ["gus"] }, { guestIds: ["guy"] });
    expect([guestNews(change, "guy"), guestNews(change, "gus")]).toEqual(["confirmed", "removed"]);
    expect(guestNews(eventOf({ guestIds: ["gus"] }, { guestIds: ["gus"], start: 15 }), "gus")).toBe("moved");
  });

  it("has no two deliveries of one key, whatever happens", () => {
    for (const [, before, after] of changes) {
      const all = keys(eventOf(before, after));
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe("a change that the invitee isn't told", () => {
  const at = (start: number) => ({ ...snapshot, start });
  const silent = (start: number) => ({ ...at(start), tellsInvitee: false });

  it("is none to them: what they heard is where it was before", () => {
    const move = { before: at(30), after: at(40) };
    const booked = { before: null, after: at(10) };
    expect(heardStart(move, [booked, { before: at(10), after: at(30) }])).toBe(30);
    expect(
      heardStart(move, [booked, { before: at(10), after: silent(20) }, { before: at(20), after: silent(30) }]),
    ).toBe(10);
    expect(
      heardStart(move, [
        { before: null, after: silent(10) },
        { before: at(10), after: silent(30) },
      ]),
    ).toBeNull();
    // Of what is too old to be known, the rest is right.
    expect(heardStart(move, [])).toBe(30);
  });

  it("is one of before they came along, to a guest", () => {
    const along = (start: number) => ({ ...at(start), guestIds: ["gus"] });
    const earlier = [
      { before: null, after: at(10) },
      { before: at(10), after: at(20) },
    ];
    const added = { before: at(20), after: along(20) };
    const move = { before: along(20), after: along(30) };
    expect(heardStart(added, earlier, "gus")).toBeNull();
    expect(heardStart(move, [...earlier, added], "gus")).toBe(20);
    expect(isSilenced([{ before: at(20), after: at(30) }], "gus")).toBe(true);
    expect(isSilenced([{ before: along(20), after: at(20) }], "gus")).toBe(false);
  });

  it("silences what came before it, unless one after it is told", () => {
    expect(isSilenced([])).toBe(false);
    expect(isSilenced([{ before: at(10), after: silent(20) }])).toBe(true);
    expect(
      isSilenced([
        { before: at(10), after: silent(20) },
        { before: at(20), after: at(30) },
      ]),
    ).toBe(false);
  });
});

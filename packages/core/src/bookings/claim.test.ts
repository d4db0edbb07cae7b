import fc from "fast-check";
import { expect, it } from "vitest";
import { prepareHost } from "../availability/host.ts";
import { oneHost } from "../availability/offer.ts";
import { alternatives, bookableUntil, decideClaim } from "./claim.ts";
import type { EventTypeSettings } from "./settings.ts";

const settings: EventTypeSettings = {
  title: "Lesson",
  ink: "sky",
  location: { kind: "custom", value: "" },
  durations: [30],
  slotInterval: 1,
  bufferBefore: 0,
  bufferAfter: 0,
  minimumNotice: 0,
  bookingWindow: null,
  changeNotice: 0,
  price: "",
  questions: [],
  paused: false,
  deleted: false,
};
const always = {
  timezone: "UTC",
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }],
  overrides: [],
};
const groups = oneHost(prepareHost({ hostId: "h", hours: always, appointments: [], busy: [], holds: [] }));
const start = Date.UTC(2030, 2, 13, 10);

it("a time can be booked until its last moment, and not a millisecond longer", () => {
  fc.assert(
    fc.property(fc.nat(525_600), (minimumNotice) => {
      const asked = { ...settings, minimumNotice };
      const until = bookableUntil(asked, start);
      expect(decideClaim(asked, groups, { start, duration: 30 }, until).ok).toBe(true);
      expect(decideClaim(asked, groups, { start, duration: 30 }, until + 1)).toMatchObject({
        reason: minimumNotice === 0 ? "past" : "notice",
      });
    }),
  );
});

it("a host overrules only what would be refused", () => {
  const hours = { timezone: "UTC", weekly: [{ days: [3], start: "09:00", end: "12:00" }], overrides: [] };
  const open = oneHost(prepareHost({ hostId: "h", hours, appointments: [], busy: [], holds: [] }));
  const now = Date.UTC(2030, 0, 1);
  const decide = (time: string, over = {}) =>
    decideClaim(
      { ...settings, ...over },
      open,
      { start: Date.parse(`2030-03-13T${time}Z`), duration: 30, overrules: true },
      now,
    );
  expect(decide("10:00")).toMatchObject({ ok: true, overruled: false });
  expect(decide("13:00")).toMatchObject({ ok: true, overruled: true });
  expect(decide("10:00", { paused: true })).toMatchObject({ ok: true, overruled: true });
  expect(decideClaim(settings, open, { start: now - 1, duration: 30, overrules: true }, now)).toMatchObject({
    ok: false,
    reason: "past",
  });
});

it("instead of a time others are offered on both sides, though the nearest all lie on one", () => {
  const hours = { timezone: "UTC", weekly: [{ days: [1, 2, 3], start: "09:00", end: "12:00" }], overrides: [] };
  const open = oneHost(prepareHost({ hostId: "h", hours, appointments: [], busy: [], holds: [] }));
  const asked = { ...settings, slotInterval: 30 };
  const instead = (time: string) =>
    alternatives(asked, open, { start: Date.parse(`${time}Z`), duration: 30 }, Date.UTC(2030, 0, 1)).map((one) =>
      new Date(one.start).toISOString().slice(5, 16),
    );
  // Wednesday the 13th: the next times are on Monday.
  expect(instead("2030-03-13T12:00")).toEqual(["03-13T11:00", "03-13T11:30", "03-18T09:00"]);
  expect(instead("2030-03-18T08:30")).toEqual(["03-13T11:30", "03-18T09:00", "03-18T09:30"]);
  expect(instead("2030-03-12T10:15")).toEqual(["03-12T10:00", "03-12T10:30", "03-12T09:30"].sort());
  expect(alternatives(asked, open, { start, duration: 30 }, start + 10 * 86_400_000)).toEqual([]);
});

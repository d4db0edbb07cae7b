import fc from "fast-check";
import { expect, it } from "vitest";
import { prepareHost } from "../availability/host.ts";
import { oneHost } from "../availability/offer.ts";
import { bookableUntil, decideClaim } from "./claim.ts";
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

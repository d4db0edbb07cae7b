import { zone } from "@daybook/core/time/zone";
import { describe, expect, it } from "vitest";
import { someEvent, unfolded } from "./testing/read-back.ts";
import { timeZoneComponent } from "./time-zone-component.ts";
import { writeFeed } from "./write-feed.ts";

const year2026 = [Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31)] as const;

describe("the VTIMEZONE", () => {
  it("gives a yearly change as one STANDARD and one DAYLIGHT rule", () => {
    expect(timeZoneComponent("America/New_York", ...year2026)?.join("\n")).toMatchInlineSnapshot(`
      "BEGIN:VTIMEZONE
      TZID:America/New_York
      BEGIN:STANDARD
      DTSTART:20251102T020000
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      TZOFFSETFROM:-0400
      TZOFFSETTO:-0500
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:20250309T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0400
      END:DAYLIGHT
      END:VTIMEZONE"
    `);
  });

  it("keeps halves and quarters of an hour", () => {
    const lines = timeZoneComponent("Pacific/Chatham", ...year2026);
    expect(lines).toContain("TZOFFSETTO:+1245");
    expect(lines).toContain("DTSTART:20250928T024500");
    expect(timeZoneComponent("Australia/Lord_Howe", ...year2026)).toContain("TZOFFSETTO:+1030");
  });

  it("gives a zone that stays put one offset", () => {
    expect(timeZoneComponent("Asia/Kathmandu", ...year2026)).toEqual([
      "BEGIN:VTIMEZONE",
      "TZID:Asia/Kathmandu",
      "BEGIN:STANDARD",
      "DTSTART:20250101T000000",
      "TZOFFSETFROM:+0545",
      "TZOFFSETTO:+0545",
      "END:STANDARD",
      "END:VTIMEZONE",
    ]);
  });

  it("does not exist where no yearly rule tells the truth, nor for UTC or an unknown zone", () => {
    // Almaty gave up its offset in March 2024; Cairo's last Thursday, 24:00, fell into November that year.
    expect(timeZoneComponent("Asia/Almaty", Date.UTC(2024, 5, 1), Date.UTC(2024, 6, 1))).toBeNull();
    expect(timeZoneComponent("Africa/Cairo", Date.UTC(2024, 5, 1), Date.UTC(2026, 6, 1))).toBeNull();
    expect(timeZoneComponent("UTC", ...year2026)).toBeNull();
    expect(timeZoneComponent("Etc/UTC", ...year2026)).toBeNull();
    expect(timeZoneComponent("Mars/Olympus", ...year2026)).toBeNull();
  });

  it("is readable to Outlook in every zone: never two of a kind", () => {
    for (const name of Intl.supportedValuesOf("timeZone")) {
      const lines = timeZoneComponent(name, Date.UTC(2024, 0, 1), Date.UTC(2027, 0, 1)) ?? [];
      expect(lines.filter((line) => line === "BEGIN:STANDARD").length).toBeLessThanOrEqual(1);
      expect(lines.filter((line) => line === "BEGIN:DAYLIGHT").length).toBeLessThanOrEqual(1);
    }
  });

  it("stands in a feed once for each zone its events use", () => {
    const events = ["Asia/Tokyo", "Europe/Lisbon", "Asia/Tokyo", "UTC", "Asia/Almaty"].map((name, index) =>
      someEvent({ uid: `${index}`, zone: name, start: Date.UTC(2024, 5, 1) }),
    );
    const lines = unfolded(writeFeed({ name: "Mine", zone: "UTC", refreshMinutes: 60, events }));
    expect(lines.filter((line) => line.startsWith("TZID:"))).toEqual(["TZID:Asia/Tokyo", "TZID:Europe/Lisbon"]);
    expect(lines.filter((line) => line.startsWith("DTSTART")).slice(-5)).toEqual([
      "DTSTART;TZID=Asia/Tokyo:20240601T090000",
      "DTSTART;TZID=Europe/Lisbon:20240601T010000",
      "DTSTART;TZID=Asia/Tokyo:20240601T090000",
      "DTSTART:20240601T000000Z",
      "DTSTART:20240601T000000Z",
    ]);
  });
});

describe("a wall time that comes twice", () => {
  const fold = zone("Europe/Lisbon")?.transitions(Date.UTC(2026, 9, 1) / 60_000, Date.UTC(2026, 10, 1) / 60_000)[0];
  const at = (fold?.at ?? 0) * 60_000;

  it.each([
    ["the hour before it", -121, "DTSTART;TZID=Europe/Lisbon:20261024T235900"],
    ["its first coming", -60, "DTSTART:20261025T000000Z"],
    ["its second coming", 0, "DTSTART:20261025T010000Z"],
    ["its last minute", 59, "DTSTART:20261025T015900Z"],
    ["the minute after it", 60, "DTSTART;TZID=Europe/Lisbon:20261025T020000"],
  ])("is written in UTC: %s", (_, minutes, line) => {
    const start = at + minutes * 60_000;
    const events = [someEvent({ start })];
    expect(unfolded(writeFeed({ name: "Mine", zone: "UTC", refreshMinutes: 60, events }))).toContain(line);
  });

  it("takes the other end of the event with it, so that both are of one form", () => {
    const events = [someEvent({ start: at - 90 * 60_000, end: at - 30 * 60_000 })];
    const lines = unfolded(writeFeed({ name: "Mine", zone: "UTC", refreshMinutes: 60, events }));
    expect(lines).toContain("DTSTART:20261024T233000Z");
    expect(lines).toContain("DTEND:20261025T003000Z");
  });
});

import { describe, expect, it, vi } from "vitest";
import { readByIcalJs, readByNodeIcal, someEvent, unfolded } from "./testing/read-back.ts";
import { writeFeed } from "./write-feed.ts";

const header = { name: "Lessons", zone: "Europe/Lisbon", refreshMinutes: 15 };

describe("a feed", () => {
  it("is written line by line like this", () => {
    const event = someEvent({
      summary: "Private lesson: Jonas Berg",
      description: "Turns to the left",
      location: "Largo Studios, studio 4",
      url: "https://daybook.example/bookings/0199f0c4",
      sequence: 2,
      updatedAt: Date.UTC(2026, 9, 14, 8),
    });
    expect(unfolded(writeFeed({ ...header, events: [event] })).join("\n")).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Daybook//Daybook//EN
      CALSCALE:GREGORIAN
      NAME:Lessons
      X-WR-CALNAME:Lessons
      REFRESH-INTERVAL;VALUE=DURATION:PT15M
      X-PUBLISHED-TTL:PT15M
      X-WR-TIMEZONE:Europe/Lisbon
      BEGIN:VTIMEZONE
      TZID:Europe/Lisbon
      BEGIN:STANDARD
      DTSTART:20251026T020000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0000
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:20250330T010000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0000
      TZOFFSETTO:+0100
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:0199f0c4@daybook.example
      SEQUENCE:2
      DTSTAMP:20261014T080000Z
      DTSTART;TZID=Europe/Lisbon:20261015T123000
      DTEND;TZID=Europe/Lisbon:20261015T133000
      SUMMARY:Private lesson: Jonas Berg
      TRANSP:OPAQUE
      LOCATION:Largo Studios\\, studio 4
      DESCRIPTION:Turns to the left
      URL;VALUE=URI:https://daybook.example/bookings/0199f0c4
      STATUS:CONFIRMED
      CREATED:20261013T133600Z
      LAST-MODIFIED:20261014T080000Z
      END:VEVENT
      END:VCALENDAR"
    `);
  });

  it("carries no name but the one it was given", () => {
    const stream = writeFeed({ ...header, name: "Busy", events: [someEvent({ summary: "Booked" })] });
    expect(unfolded(stream).filter((line) => /NAME/.test(line))).toEqual(["NAME:Busy", "X-WR-CALNAME:Busy"]);
    expect(stream).not.toMatch(/METHOD|ORGANIZER|ATTENDEE|CN=|@(?!daybook\.example)/);
  });

  it("cannot be given further lines through its name", () => {
    const lines = unfolded(writeFeed({ ...header, name: "Mine\r\nBEGIN:VEVENT\u2028X:1", events: [] }));
    expect(lines).toContain("X-WR-CALNAME:Mine\\nBEGIN:VEVENT\\nX:1");
    expect(lines).not.toContain("BEGIN:VEVENT");
  });

  it("marks a cancelled event, and keeps it from blocking time", () => {
    const lines = unfolded(writeFeed({ ...header, events: [someEvent({ status: "cancelled", sequence: 3 })] }));
    expect(lines).toEqual(expect.arrayContaining(["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SEQUENCE:3"]));
  });

  it("without events is still a whole calendar", () => {
    const lines = unfolded(writeFeed({ ...header, events: [] }));
    expect(lines).toContain("TZID:UTC");
    expect(readByIcalJs(writeFeed({ ...header, events: [] }))).toEqual([]);
    expect(readByNodeIcal(writeFeed({ ...header, events: [] }))).toEqual([]);
  });

  it.each([
    ["a long line", "word ".repeat(80).trim()],
    ["emoji", "🎻 Lesson 👩🏽‍🎤 & 🇵🇹".repeat(6)],
    ["right to left", "درس خصوصي مع إيناس ".repeat(8).trim()],
    ["several lines", "Bring:\n- shoes\n- water\n\n  and a friend"],
    ["commas, semicolons, backslashes, quotes", 'a, b; c\\ d\\ "e": f'],
    ["something that looks like iCalendar", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT".replaceAll("\r\n", "\n")],
  ])("brings text through unharmed: %s", (_, text) => {
    const stream = writeFeed({ ...header, events: [someEvent({ summary: text })] });
    expect(readByIcalJs(stream).map((event) => event.summary)).toEqual([text]);
    expect(readByNodeIcal(stream).map((event) => event.summary)).toEqual([text]);
    for (const line of stream.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(stream.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("has its properties before its components (RFC 5545 3.6)", () => {
    const lines = unfolded(writeFeed({ ...header, events: [someEvent()] }));
    const first = lines.indexOf("BEGIN:VTIMEZONE");
    expect(lines.slice(0, first)).toContain("X-PUBLISHED-TTL:PT15M");
    expect(lines.slice(0, first)).toContain("X-WR-TIMEZONE:Europe/Lisbon");
    expect(lines.at(lines.indexOf("END:VTIMEZONE") + 1)).toBe("BEGIN:VEVENT");
    expect(lines.slice(-2)).toEqual(["END:VEVENT", "END:VCALENDAR"]);
  });

  it("gives the same bytes for the same events at any time", () => {
    const feed = { ...header, events: [someEvent(), someEvent({ uid: "2", zone: "Asia/Tokyo" })] };
    const first = writeFeed(feed);
    vi.useFakeTimers({ now: Date.UTC(2031, 1, 1) });
    expect(writeFeed(structuredClone(feed))).toBe(first);
    vi.useRealTimers();
  });
});

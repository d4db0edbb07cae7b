import { describe, expect, it } from "vitest";
import type { InvitedEvent } from "./calendar-event.ts";
import { someInvitation, unfolded } from "./testing/read-back.ts";
import { writeFeed } from "./write-feed.ts";
import { writeInvitation } from "./write-invitation.ts";

const octets = (text: string) => new TextEncoder().encode(text).length;

function written(property: string, event: Partial<InvitedEvent>): string[] {
  const lines = unfolded(writeInvitation("REQUEST", someInvitation(event)));
  return lines.filter((line) => line.startsWith(property)).map((line) => line.slice(property.length));
}

describe("a content line", () => {
  it.each([
    ["ASCII", "x".repeat(300)],
    ["letters of two octets", "é".repeat(200)],
    ["letters of three octets", "試".repeat(200)],
    ["emoji of four octets", "🎻".repeat(100)],
    ["all of them by turns", "xé試🎻".repeat(60)],
  ])("of %s is folded at 75 octets, no character cut", (_, summary) => {
    const stream = writeInvitation("REQUEST", someInvitation({ summary }));
    expect(stream.endsWith("END:VCALENDAR\r\n")).toBe(true);
    for (const piece of stream.split("\r\n")) {
      expect(octets(piece)).toBeLessThanOrEqual(75);
      expect(piece.isWellFormed()).toBe(true);
    }
    expect(unfolded(stream)).toContain(`SUMMARY:${summary}`);
  });
});

describe("values", () => {
  it.each([
    ["commas, semicolons, backslashes", "a,b;c\\d", "a\\,b\\;c\\\\d"],
    ["every kind of line break", "1\r\n2\n3\r4\v5\f6\u00857\u20288\u20299", "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9"],
    ["control characters", "a\u0000b\u0007c\u007fd\te", "abcd\te"],
    ["turned direction, marks of it kept", "a\u202eb\u2066c\u2069\u200fd", "abc\u200fd"],
    ["a lone surrogate", "a\ud83db", "a\ufffdb"],
    ["colons and quotes, which need nothing", 'at: "9"', 'at: "9"'],
  ])("TEXT: %s", (_, value, expected) => {
    expect(written("UID:", { uid: value })).toEqual([expected]);
    expect(written("SUMMARY:", { summary: value })).toEqual([expected]);
    expect(written("DESCRIPTION:", { description: value })).toEqual([expected]);
    expect(written("LOCATION:", { location: value })).toEqual([expected]);
    const header = unfolded(writeFeed({ name: value, zone: value, refreshMinutes: 15, events: [] }));
    for (const property of ["NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"])
      expect(header).toContain(`${property}:${expected}`);
  });

  it.each([
    ["a quote", 'Jonas "Jo" Berg', `"Jonas 'Jo' Berg"`],
    ["a caret", "^_^", '"^^_^^"'],
    ["a line break", "Jonas\r\nATTENDEE:mailto:x@example.com", '"Jonas ATTENDEE:mailto:x@example.com"'],
    ["separators, which quotes hold together", "Berg; Jonas, Dr: PhD", '"Berg; Jonas, Dr: PhD"'],
    ["nothing to see, so that the address serves", " \u0007\r\n", '"jonas@example.com"'],
  ])("parameter: %s", (_, name, expected) => {
    const person = { name, address: "jonas@example.com", hasAccepted: true };
    expect(written("ORGANIZER;", { organizer: person })).toEqual([`CN=${expected}:mailto:jonas@example.com`]);
    expect(written("ATTENDEE;", { attendees: [person] })[0]).toContain(`;CN=${expected}:`);
  });

  it("URI: holds no backslash, line break or second address", () => {
    expect(written("URL;VALUE=URI:", { url: "https://x.example/@38,-9;v=1?a=b\r\nX:1\\" })).toEqual([
      "https://x.example/@38%2C-9%3Bv=1?a=b%0D%0AX:1%5C",
    ]);
    const organizer = { name: "Ines", address: "a,b;c\\d@example.com" };
    expect(written("ORGANIZER;", { organizer })).toEqual(['CN="Ines":mailto:a%2Cb%3Bc%5Cd@example.com']);
  });
});

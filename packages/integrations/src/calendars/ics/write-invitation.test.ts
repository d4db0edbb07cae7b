import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { someInvitation, unfolded } from "./testing/read-back.ts";
import { writeInvitation } from "./write-invitation.ts";

const event = someInvitation();

describe("an invitation", () => {
  it("asks nobody for an answer: the invitee said yes by booking", () => {
    const lines = unfolded(writeInvitation("REQUEST", event));
    expect(lines).toContain("METHOD:REQUEST");
    expect(lines).toContain('ORGANIZER;CN="Ines Duarte":mailto:hello@daybook.example');
    expect(lines).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Jonas Berg":MAILTO:jonas@example.com',
    );
  });

  it("moves with the same UID and a higher sequence", () => {
    const moved = { ...event, start: event.start + 86_400_000, end: event.end + 86_400_000, sequence: 1 };
    const lines = unfolded(writeInvitation("REQUEST", moved));
    expect(lines).toEqual(expect.arrayContaining([`UID:${event.uid}`, "SEQUENCE:1"]));
  });

  it("cancels as CANCELLED even where the event is not marked yet", () => {
    const lines = unfolded(writeInvitation("CANCEL", { ...event, sequence: 2 }));
    expect(lines).toEqual(expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2"]));
    expect(lines.some((line) => line.startsWith("ATTENDEE"))).toBe(true);
  });

  it("says that a time is only asked for", () => {
    expect(unfolded(writeInvitation("REQUEST", { ...event, status: "tentative" }))).toContain("STATUS:TENTATIVE");
  });

  it("keeps hostile names and addresses inside their property", () => {
    const stream = writeInvitation("REQUEST", {
      ...event,
      attendees: [
        {
          name: 'Eve";X=1:mailto:a@b\r\nATTENDEE:mailto:c@d',
          address: "eve@example.com\r\nATTENDEE:mailto:f@g",
          hasAccepted: true,
        },
      ],
    });
    const vevent = new ICAL.Component(ICAL.parse(stream)).getFirstSubcomponent("vevent");
    const attendees = vevent?.getAllProperties("attendee") ?? [];
    expect(attendees).toHaveLength(1);
    expect(attendees[0]?.getFirstParameter("cn")).toBe("Eve';X=1:mailto:a@b ATTENDEE:mailto:c@d");
    expect(attendees[0]?.getFirstValue()).toBe("MAILTO:eve@example.com%0D%0AATTENDEE%3Amailto%3Af@g");
  });
});

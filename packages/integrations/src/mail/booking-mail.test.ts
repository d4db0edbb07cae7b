import { describe, expect, it } from "vitest";
import { bookingMail } from "./booking-mail.ts";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { cancelledBooking, movedBooking, someBooking, someReader } from "./testing/some-booking.ts";

const read = (input: BookingMailInput) => {
  const { subject, text } = bookingMail(input);
  return `${subject}\n\n${text}`;
};
const each = [someBooking(), movedBooking(), cancelledBooking()].flatMap((input) => [
  input,
  { ...input, audience: "host" as const },
]);

describe("mail about a booking", () => {
  it("tells the invitee that it is booked", () => {
    const invitation = { method: "REQUEST" as const, ics: "BEGIN:VCALENDAR" };
    expect(read(someBooking({ invitation }))).toMatchInlineSnapshot(`
      "You’re booked: Private lesson, Thursday 15 October, 12:30 Lisbon time

      You’re booked with Ines Duarte, Jonas.

      It’s in the diary. Put it in yours with the attached calendar file. If anything changes, we write to you again.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Price: €45, paid at the studio
      You wrote: What would you like to work on?
        Turns to the left.

      Open your booking: https://daybook.example/manage/secret-of-jonas

      There you can move it or cancel it. Opening a link changes nothing until you say so.

      -- 
      Ines Duarte keeps a diary in Daybook. You get this because someone booked with jonas@example.com. If it wasn’t you, answer this email: Ines Duarte reads it and can take it out.
      "
    `);
  });

  it("tells the host who booked", () => {
    expect(read(someBooking({ audience: "host" }))).toMatchInlineSnapshot(`
      "Booked: Private lesson with Jonas Berg, Thursday 15 October, 12:30 Lisbon time

      Jonas Berg has booked Private lesson.

      It’s in your diary.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Price: €45, paid at the studio
      They wrote: What would you like to work on?
        Turns to the left.

      Open it in Daybook: https://daybook.example/console/bookings/1

      -- 
      You get this because people can book you with Daybook. An answer goes to Jonas Berg.
      "
    `);
  });

  it("tells the invitee where it moved", () => {
    expect(read(movedBooking())).toMatchInlineSnapshot(`
      "Moved: Private lesson, now Thursday 15 October, 12:30 Lisbon time

      Your booking with Ines Duarte has moved, Jonas.

      It’s now on Thursday 15 October at 12:30.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      Was: Wednesday 14 October, 10:00–11:00 (no longer)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Price: €45, paid at the studio
      You wrote: What would you like to work on?
        Turns to the left.

      Open your booking: https://daybook.example/manage/secret-of-jonas

      There you can move it or cancel it. Opening a link changes nothing until you say so.

      -- 
      Ines Duarte keeps a diary in Daybook. You get this because someone booked with jonas@example.com. If it wasn’t you, answer this email: Ines Duarte reads it and can take it out.
      "
    `);
  });

  it("tells the host where it moved", () => {
    expect(
      read(movedBooking({ audience: "host", reader: someReader({ clock: "12", tags: ["en-US"] }) })),
    ).toMatchInlineSnapshot(`
      "Moved: Private lesson with Jonas Berg, now Thursday, October 15, 12:30 PM Lisbon time

      Private lesson with Jonas Berg has moved.

      It’s now on Thursday, October 15 at 12:30 PM.

      Thursday, October 15, 2026

      When: 12:30 PM – 1:30 PM, Lisbon time (GMT+1)
      Was: Wednesday, October 14, 10:00 AM – 11:00 AM (no longer)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Price: €45, paid at the studio
      They wrote: What would you like to work on?
        Turns to the left.

      Open it in Daybook: https://daybook.example/console/bookings/1

      -- 
      You get this because people can book you with Daybook. An answer goes to Jonas Berg.
      "
    `);
  });

  it("tells the invitee that it is cancelled", () => {
    expect(read(cancelledBooking({ cancelledBy: "host" }))).toMatchInlineSnapshot(`
      "Cancelled: Private lesson, Thursday 15 October, 12:30 Lisbon time

      Ines Duarte has cancelled, Jonas.

      Private lesson on Thursday 15 October at 12:30 won’t take place.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Reason: I have a cold.
        Next week?
      You wrote: What would you like to work on?
        Turns to the left.

      Find another time: https://daybook.example/ines/private-lesson

      -- 
      Ines Duarte keeps a diary in Daybook. You get this because someone booked with jonas@example.com. If it wasn’t you, answer this email: Ines Duarte reads it and can take it out.
      "
    `);
  });

  it("tells the host that it is cancelled", () => {
    expect(read(cancelledBooking({ audience: "host" }))).toMatchInlineSnapshot(`
      "Cancelled: Private lesson with Jonas Berg, Thursday 15 October, 12:30 Lisbon time

      Jonas Berg has cancelled Private lesson.

      Thursday 15 October at 12:30 is free again for others.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      Reason: I have a cold.
        Next week?
      They wrote: What would you like to work on?
        Turns to the left.

      Open it in Daybook: https://daybook.example/console/bookings/1

      -- 
      You get this because people can book you with Daybook. An answer goes to Jonas Berg.
      "
    `);
  });

  it("says who cancelled, to either", () => {
    const heading = (over: Partial<BookingMailInput>) => bookingMail(cancelledBooking(over)).text.split("\n")[0];
    expect(heading({})).toBe("You’ve cancelled, Jonas.");
    expect(heading({ cancelledBy: "host" })).toBe("Ines Duarte has cancelled, Jonas.");
    expect(heading({ audience: "host" })).toBe("Jonas Berg has cancelled Private lesson.");
    expect(heading({ audience: "host", cancelledBy: "host" })).toBe("You’ve cancelled Private lesson with Jonas Berg.");
    const booked = someBooking({ audience: "host", bookedByHost: true });
    expect(bookingMail(booked).html).toContain("You’ve booked Private lesson for Jonas Berg.");
    const { cancelledBy: _, ...unsaid } = cancelledBooking();
    expect(bookingMail(unsaid).text).toMatch(/^Your booking with Ines Duarte is cancelled, Jonas\./);
  });

  it("goes to one of the two, and an answer to the other", () => {
    const { host, invitee } = someBooking();
    expect(bookingMail(someBooking())).toMatchObject({ to: invitee, replyTo: host });
    expect(bookingMail(someBooking({ audience: "host" }))).toMatchObject({ to: host, replyTo: invitee });
  });

  it("attaches the calendar file with its method", () => {
    expect(bookingMail(someBooking()).attachments).toEqual([]);
    expect(bookingMail(someBooking({ invitation: { method: "REQUEST", ics: "A" } })).attachments).toEqual([
      { filename: "invite.ics", contentType: "text/calendar; charset=utf-8; method=REQUEST", content: "A" },
    ]);
    expect(bookingMail(cancelledBooking({ invitation: { method: "CANCEL", ics: "B" } })).attachments).toEqual([
      { filename: "cancel.ics", contentType: "text/calendar; charset=utf-8; method=CANCEL", content: "B" },
    ]);
  });

  it.each(each)("is the same to the letter each time: $kind, $audience", (input) => {
    expect(bookingMail(structuredClone(input))).toEqual(bookingMail(input));
  });

  it("says nothing of what it was not given", () => {
    const { manageUrl: _, ...bare } = someBooking({ location: { kind: "custom", value: " " }, answers: [] });
    const { text, html } = bookingMail(bare);
    for (const form of [text, html]) expect(form).not.toMatch(/Where|You wrote|Open your booking|undefined|null/);
  });

  it.each([
    ["phone", "+351 21 000 00 00", "By phone: +351 21 000 00 00", 'href="tel:+351210000000"'],
    ["phone", "ring the bell", "By phone: ring the bell", null],
    [
      "link",
      "https://meet.example.com/x?a=1&b=2",
      "https://meet.example.com/x?a=1&b=2",
      'href="https://meet.example.com/x?a=1&amp;b=2"',
    ],
    ["link", "javascript:alert(1)", "javascript:alert(1)", null],
    ["custom", "We tell you the day before", "We tell you the day before", null],
    ["custom", "https://board.example/room", "https://board.example/room", 'href="https://board.example/room"'],
    [
      "in_person",
      "Rua do Século 9",
      "Rua do Século 9",
      'href="https://www.openstreetmap.org/search?query=Rua%20do%20S%C3%A9culo%209"',
    ],
  ] as const)("says where: %s, %s", (kind, value, words, link) => {
    const { text, html } = bookingMail(someBooking({ location: { kind, value } }));
    expect(text).toContain(`Where: ${words}\n`);
    if (link) expect(html).toContain(link);
    else expect(html).not.toMatch(/href="(?!https:\/\/daybook\.example)/);
  });
});

import { languages } from "@daybook/words/languages";
import { describe, expect, it } from "vitest";
import { bookingMail, followUpMail, reminderMail } from "./booking-mail.ts";
import { digestMail } from "./digest-mail.ts";
import { everyLetter } from "./testing/every-letter.ts";
import { someBooking, someDigest, someReader } from "./testing/some-booking.ts";
import { verifyMail } from "./verify-mail.ts";

const read = ({ subject, text }: { subject: string; text: string }) => `${subject}\n\n${text}`;

describe("letters", () => {
  it("remind the invitee, in words that are true when they are sent", () => {
    const now = someBooking().start - 24 * 3_600_000;
    expect(read(reminderMail({ ...someBooking(), now }))).toMatchInlineSnapshot(`
      "Reminder: Private lesson, tomorrow, Thursday 15 October, 12:30 Lisbon time

      Your booking with Ines Duarte is tomorrow, Jonas.

      It begins on Thursday 15 October at 12:30.

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
    expect(reminderMail({ ...someBooking(), now: now + 23 * 3_600_000 }).text).toContain("is in 1 hour, Jonas.");
    expect(reminderMail({ ...someBooking({ audience: "host" }), now }).subject).toBe(
      "Reminder: Private lesson with Jonas Berg, tomorrow, Thursday 15 October, 12:30 Lisbon time",
    );
  });

  it("thank the invitee afterwards, with a way out in the text and in the headers", () => {
    const unsubscribeUrl = "https://daybook.example/unsubscribe/x";
    const mail = followUpMail({ ...someBooking(), unsubscribeUrl });
    expect(read(mail)).toMatchInlineSnapshot(`
      "Thank you: Private lesson with Ines Duarte, Thursday 15 October

      Thank you for your time, Jonas.

      Private lesson with Ines Duarte is over. If you’d like to come again, you’ll find a time below.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon
      You wrote: What would you like to work on?
        Turns to the left.

      Find another time: https://daybook.example/ines/private-lesson

      -- 
      You get this because Private lesson with Ines Duarte was booked with jonas@example.com.
      Send me no more of these: https://daybook.example/unsubscribe/x
      "
    `);
    expect(mail.listUnsubscribe).toBe(unsubscribeUrl);
    expect(mail.html).toContain(`<a href="${unsubscribeUrl}"`);
    expect(bookingMail(someBooking())).not.toHaveProperty("listUnsubscribe");
  });

  it("tell both sides what became of a request", () => {
    const request = { price: "", answers: [] };
    const said = (["requested", "approved", "declined", "expired"] as const).flatMap((kind) =>
      (["invitee", "host"] as const).map((audience) => {
        const answerBy = someBooking().start - 24 * 3_600_000;
        const { subject, text } = bookingMail(someBooking({ ...request, kind, audience, answerBy }));
        return `${audience}: ${subject}\n${text.split("-- ")[0]}`;
      }),
    );
    expect(said.join("\n")).toMatchInlineSnapshot(`
      "invitee: Asked for: Private lesson, Thursday 15 October, 12:30 Lisbon time
      Ines Duarte has your request, Jonas.

      The time is pencilled in for you. Nothing is booked until Ines Duarte says yes; you hear from us either way.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Open your booking: https://daybook.example/manage/secret-of-jonas

      There you can take your request back. Opening a link changes nothing until you say so.


      host: Request: Private lesson with Jonas Berg, Thursday 15 October, 12:30 Lisbon time
      Jonas Berg asks for Private lesson.

      The time is pencilled in until you answer.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      Answer by: Wednesday 14 October, 12:30
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Answer it in Daybook: https://daybook.example/console/bookings/1


      invitee: You’re booked: Private lesson, Thursday 15 October, 12:30 Lisbon time
      Ines Duarte has said yes, Jonas: you’re booked.

      It’s in the diary. If anything changes, we write to you again.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Open your booking: https://daybook.example/manage/secret-of-jonas

      There you can move it or cancel it. Opening a link changes nothing until you say so.


      host: Booked: Private lesson with Jonas Berg, Thursday 15 October, 12:30 Lisbon time
      You’ve said yes to Jonas Berg: Private lesson is booked.

      It’s in your diary.

      Thursday, 15 October 2026

      When: 12:30–13:30, Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Open it in Daybook: https://daybook.example/console/bookings/1


      invitee: Not possible: Private lesson, Thursday 15 October, 12:30 Lisbon time
      Ines Duarte can’t take this time, Jonas.

      Private lesson on Thursday 15 October at 12:30 isn’t booked. Perhaps another time suits you both.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Find another time: https://daybook.example/ines/private-lesson


      host: Declined: Private lesson with Jonas Berg, Thursday 15 October, 12:30 Lisbon time
      You’ve declined Private lesson with Jonas Berg.

      Thursday 15 October at 12:30 is free again for others.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Open it in Daybook: https://daybook.example/console/bookings/1


      invitee: Not booked: Private lesson, Thursday 15 October, 12:30 Lisbon time
      Ines Duarte hasn’t answered in time, Jonas.

      Private lesson on Thursday 15 October at 12:30 isn’t booked. Perhaps another time suits you both.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Find another time: https://daybook.example/ines/private-lesson


      host: Expired: request for Private lesson by Jonas Berg, Thursday 15 October, 12:30 Lisbon time
      The request for Private lesson by Jonas Berg has expired.

      Thursday 15 October at 12:30 is free again for others.

      Thursday, 15 October 2026

      When: 12:30–13:30 (no longer), Lisbon time (GMT+1)
      What: Private lesson, 60 minutes
      Who: Jonas Berg
        jonas@example.com
      Where: Largo Studios, studio 4
        Rua do Século 9, Lisbon

      Open it in Daybook: https://daybook.example/console/bookings/1

      "
    `);
  });

  it("list a host's next day", () => {
    expect(read(digestMail(someDigest()))).toMatchInlineSnapshot(`
      "Thursday 15 October: 2 bookings

      2 bookings tomorrow, Ines.

      The first begins at 09:00, the last ends at 14:00.

      Thursday, 15 October 2026

      09:00: Private lesson, 60 minutes
        Jonas Berg
        Largo Studios, studio 4
      12:30: Coaching, 90 minutes
        Mei Tanaka

      Open your diary: https://daybook.example/console

      -- 
      You get this because your Daybook sends you the next day’s bookings.
      Send me no more of these: https://daybook.example/unsubscribe/secret-of-ines
      "
    `);
    const { bookings } = someDigest();
    expect(digestMail(someDigest({ bookings: bookings.slice(0, 1) })).text).toMatch(
      /^1 booking tomorrow, Ines\.\n\nIt goes from 09:00 to 10:00\.\n/,
    );
    expect(digestMail(someDigest({ bookings: [] })).subject).toBe("Thursday 15 October: nothing booked");
  });

  it("ask whose an address is", () => {
    const reader = someReader();
    const input = { reader, dedupeKey: "v", to: { address: "jo@xn--mller-kva.de" }, code: "482 913", until: 0 };
    expect(read(verifyMail({ ...input, url: "https://daybook.example/verify/x" }))).toMatchInlineSnapshot(`
      "482 913 is your code for Daybook

      Is this your address?

      Enter this code, or open the link: then we know that jo@müller.de is yours.

      Code: 482 913
      Valid until: Thursday 1 January, 01:00

      Yes, it’s mine: https://daybook.example/verify/x

      -- 
      You get this because someone entered jo@müller.de in Daybook. If it wasn’t you, there is nothing to do.
      "
    `);
  });

  it.each(languages)("can all be written in %s, in their form", (language) => {
    for (const [name, { subject, text, html, listUnsubscribe }] of everyLetter(language)) {
      expect(subject, name).not.toMatch(/[\n{}]|undefined/);
      expect(text, name).not.toMatch(/undefined|[{}]/);
      expect(html, name).toContain(`<html lang="${language}"`);
      expect(html, name).not.toContain("undefined");
      expect(listUnsubscribe !== undefined, name).toBe(/^(follow_up|digest)/.test(name));
    }
  });
});

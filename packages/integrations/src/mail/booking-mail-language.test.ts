import type { AnyLanguage } from "@daybook/words/languages";
import { describe, expect, it } from "vitest";
import { bookingMail } from "./booking-mail.ts";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { everyLetter } from "./testing/every-letter.ts";
import { cancelledBooking, movedBooking, someBooking, someReader } from "./testing/some-booking.ts";

/** What people typed, without a Latin letter. */
const typed = {
  host: { name: "伊根", address: "1@2.3" },
  invitee: { name: "約拿", address: "4@5.6" },
  guest: { name: "友", address: "7@8.9" },
  guests: ["友, 7@8.9", "10@11.12"],
  eventTitle: "課",
  location: { kind: "in_person" as const, value: "室" },
  price: "€45",
  answers: [{ label: "何", value: "是" }],
};
const [confirmed, moved, cancelled] = [someBooking(typed), movedBooking(typed), cancelledBooking(typed)];
const { cancelledBy: _, ...byNobody } = cancelled;
const invitation = { method: "REQUEST" as const, ics: "" };
const kinds: BookingMailInput[] = [
  confirmed,
  { ...confirmed, location: { kind: "phone", value: "+351 912 345 678" } },
  moved,
  { ...cancelled, reason: "病" },
  { ...cancelled, reason: "病", cancelledBy: "host" },
  { ...byNobody, reason: "病" },
  { ...confirmed, kind: "removed" },
];
const mails = (language: AnyLanguage) =>
  kinds.flatMap((kind) =>
    (["invitee", "guest", "host"] as const).flatMap((audience) =>
      [{}, { invitation }].map((over) =>
        bookingMail({ ...kind, ...over, audience, reader: someReader({ language, tags: [] }) }),
      ),
    ),
  );

/** What Intl, a zone's name or an address says. */
const notOurs =
  /https:\S+|(Thurs|Wednes)day|October|tomorrow|\d+ minutes|Lisbon|GMT|(?<=font|style|class|content)="[^"]*"|<style>.*<\/style>|<[^<>]*>|&\w+;/gs;

describe("a mail in another language", () => {
  it.each(mails("en-XA"))("has no word that is in no catalogue: $subject", ({ subject, text, html }) => {
    for (const form of [subject, text, html])
      expect(form.replace(notOurs, "").replaceAll("Daybook", "")).not.toMatch(/[a-z]{2}/i);
  });

  it.each(everyLetter("en-XA", typed))("has none in any kind of letter: %s", (_, { subject, text, html }) => {
    for (const form of [subject, text, html])
      expect(
        form
          .replace(notOurs, "")
          .replaceAll(/Daybook|Private lesson|Coaching|Jonas Berg|Mei Tanaka|Largo Studios, studio/g, ""),
      ).not.toMatch(/[a-z]{2}/i);
  });

  it.each(mails("ar-XB"))("runs its own way, and so does its paper: $subject", ({ html }) => {
    expect(html).toContain('<html lang="ar-XB" dir="rtl">');
    for (const tag of ["body", "table", "h1", "p"]) expect(html).toMatch(new RegExp(`<${tag}[^>]* dir="rtl"`));
    expect(html).not.toMatch(
      /(?<!<span )dir="ltr"|style="[^"]*(border-left|padding-right:14px|letter-spacing:-0\.2px)/,
    );
    expect(html).toContain("border-right:1px");
  });

  it("keeps names of the other direction from turning it", () => {
    const { html, text, subject } = bookingMail(someBooking({ reader: someReader({ language: "ar-XB" }) }));
    expect(html).toContain('<span dir="ltr">Ines Duarte</span>');
    expect(subject).toContain("\u2068Private lesson\u2069");
    expect(text).toContain("\u2068Jonas\u2069");
    const arabic = bookingMail(
      someBooking({
        audience: "host",
        invitee: { name: "محمد", address: "m@example.com" },
        reader: someReader({ language: "ar-XB" }),
      }),
    );
    expect(arabic.html).not.toContain('<span dir="rtl">محمد</span>');
    expect(arabic.subject).toContain("محمد");
    expect(arabic.text).toMatch(/-- \n/);
  });

  it("begins a sentence that begins with such a name by a mark of its own direction", () => {
    const input = cancelledBooking({ cancelledBy: "host", reader: someReader({ language: "ar-XB" }) });
    expect(bookingMail(input).text).toMatch(/^\u200f\u2068Ines Duarte\u2069/);
  });

  it("writes dates by the reader's region and clock", () => {
    const reader = someReader({ tags: ["en-US"], clock: "12", zone: "America/New_York" });
    expect(bookingMail(someBooking({ reader })).subject).toBe(
      "You’re booked: Private lesson, Thursday, October 15, 7:30 AM New York time",
    );
  });
});

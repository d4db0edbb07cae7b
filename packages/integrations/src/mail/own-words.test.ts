import { type MessageKind, messageKinds, type Placeholder, placeholdersOf } from "@daybook/core/bookings/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookingMail } from "./booking-mail.ts";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { mailFault } from "./mail-check.ts";
import { cancelledBooking, movedBooking, someBooking, someReader } from "./testing/some-booking.ts";

const { start } = someBooking();
const bookings: Record<MessageKind, (over?: Partial<BookingMailInput>) => BookingMailInput> = {
  confirmed: someBooking,
  reminder: (over) => someBooking({ kind: "reminder", now: start - 24 * 3_600_000, ...over }),
  moved: movedBooking,
  cancelled: (over) => cancelledBooking({ reason: "I have a cold. Next week?", ...over }),
  follow_up: (over) => someBooking({ kind: "follow_up", ...over }),
};
const noPlace = { kind: "custom" as const, value: "" };
const worded = (subject: string, text: string, over: Partial<BookingMailInput> = {}, kind: MessageKind = "confirmed") =>
  bookingMail(bookings[kind]({ own: { subject, text }, ...over }));
/** Every placeholder, as Jonas reads it. */
const expected: Record<Placeholder, string> = {
  invitee_name: "Jonas Berg",
  first_name: "Jonas",
  host: "Ines Duarte",
  event: "Private lesson",
  date: "Thursday 15 October",
  time: "12:30",
  end_time: "13:30",
  timezone: "Lisbon time",
  duration: "60 minutes",
  place: "Largo Studios, studio 4, Rua do Século 9, Lisbon",
  price: "€45, paid at the studio",
  soon: "tomorrow",
  previous_date: "Wednesday 14 October",
  previous_time: "10:00",
  reason: "I have a cold. Next week?",
  booking_link: "https://daybook.example/manage/secret-of-jonas",
  page_link: "https://daybook.example/ines/private-lesson",
};
/** What stands between heading and date in the text. */
const said = ({ text }: { text: string }) => text.split("\n\n").slice(1, -1).join("\n\n").split("\n\nThursday")[0];

describe("own words", () => {
  it("stand in the place of subject and lead; the rest is ours", () => {
    const mail = worded("{event} on {date}", "Dear {first_name},\n\nbring water.\nAnd a towel.");
    expect(mail.subject).toBe("Private lesson on Thursday 15 October");
    expect(said(mail)).toBe("Dear Jonas,\n\nbring water.\nAnd a towel.");
    expect(mail.text).toMatch(/^You’re booked with Ines Duarte, Jonas\.\n/);
    expect(mail.text).not.toContain("It’s in the diary");
    expect(mail.html).toMatch(/<p [^>]*>Dear Jonas,<\/p>[\s\S]*<p [^>]*>bring water\.<br>And a towel\.<\/p>/);
    expect(mail.html).not.toContain("It’s in the diary");
  });

  it("may be one of the two alone", () => {
    expect(worded("Mine", "").text).toContain("It’s in the diary");
    expect(worded(" ", "Mine.").subject).toMatch(/^You’re booked/);
  });

  it("are never in a host's mail", () => {
    expect(worded("Mine", "Mine.", { audience: "host" })).toEqual(bookingMail(someBooking({ audience: "host" })));
  });

  it.each(messageKinds)("fill in every placeholder that a mail may have: %s", (kind) => {
    const names = placeholdersOf(kind, "text");
    const mail = worded("", names.map((name) => `${name}=<{${name}}>`).join("\n"), {}, kind);
    const fillings = said(mail)
      ?.split("\n")
      .map((line) => line.replace(/^\w+=<(.*)>$/, "$1"));
    expect(fillings).toEqual(names.map((name) => expected[name]));
    for (const name of names) expect(mail.text).not.toContain(`${name}=<>`);
    const subjects = placeholdersOf(kind, "subject").map((name) => worded(`<{${name}}>`, "", {}, kind).subject);
    for (const subject of subjects) expect(subject).toMatch(/^<.+>$/);
  });

  it("are filled in as the reader reads", () => {
    const reader = someReader({ language: "en", tags: ["en-US"], zone: "America/New_York", clock: "12" });
    expect(said(worded("", "{date} at {time}, {timezone}, {duration}", { reader }))).toBe(
      "Thursday, October 15 at 7:30 AM, New York time, 60 minutes",
    );
    const german = someReader({ language: "de", tags: [] });
    expect(worded("{date}, {soon}", "", { reader: german }, "reminder").subject).toBe(
      "Donnerstag, 15. Oktober, morgen",
    );
  });

  it("make a link of a link alone, with the words of the reader's language", () => {
    const mail = worded("", "Change it: {booking_link}");
    expect(mail.html).toContain('Change it: <a href="https://daybook.example/manage/secret-of-jonas"');
    expect(mail.html).toMatch(/Change it: <a [^>]*>Open your booking<\/a>/);
    expect(said(mail)).toBe("Change it: https://daybook.example/manage/secret-of-jonas");
    const { manageUrl: _, ...without } = someBooking({ own: { subject: "", text: "Here:\n{booking_link}\nBye." } });
    expect(said(bookingMail(without))).toBe("Here:\nBye.");
    const hostile = worded("", "At {place}", { location: { kind: "link", value: "javascript:alert(1)" } });
    expect(hostile.html).not.toContain('href="javascript');
  });

  it("leave out a line that was nothing but what there isn't", () => {
    expect(said(worded("", "One\n{price}\nTwo", { price: "" }))).toBe("One\nTwo");
    expect(said(worded("", "One\n\n{price}\n\nTwo", { price: "" }))).toBe("One\n\nTwo");
  });

  it("cut a subject that names make too long", () => {
    const { subject } = worded("{event} {event} {event}", "", { eventTitle: "x".repeat(120) });
    expect([...subject]).toHaveLength(300);
    expect(subject).toMatch(/x…$/);
  });

  it("run in their own direction, and names of the other keep to theirs", () => {
    const reader = someReader({ language: "ar", tags: [] });
    const mail = worded("Hi {first_name}", "Hello {first_name}.\n\nمرحبا {first_name}.", { reader });
    expect(mail.html).toMatch(/<p dir="ltr"[^>]*>Hello Jonas\.<\/p>/);
    expect(mail.html).toMatch(/<p dir="rtl"[^>]*>مرحبا <span dir="ltr">Jonas<\/span>\.<\/p>/);
  });

  it("ignore what a later version's placeholders ask for", () => {
    expect(worded("{event}{weather}", "").subject).toBe("Private lesson");
  });

  it("let nothing that anybody typed be markup or a header, whatever it is", () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(
          "<script>",
          "</p>",
          "<a href=x>",
          '"',
          "'",
          "&lt;",
          "\r\nBcc: x@y.z",
          "\u2028",
          "\u202e",
          "\u2069",
        ),
        fc.constantFrom("{event}", "{first_name}", "{place}", "{price}", "\n\n", "{", "}", "-->", "<!--[if mso]>"),
      ),
      { maxLength: 12 },
    );
    const text = nasty.map((parts) => parts.join(""));
    const tags = (html: string) => [...html.matchAll(/<[^<>]*>?/g)].map(([tag]) => tag);
    const harmless = ["x", "م", "{booking_link}\nx م"].map((one) => worded("x", one, { location: noPlace }));
    const ours = new Set([
      "<br>",
      '<span dir="ltr">',
      '<span dir="rtl">',
      "</span>",
      ...harmless.flatMap(({ html }) => tags(html)),
    ]);
    fc.assert(
      fc.property(text, text, text, text, (subject, words, name, place) => {
        const over = {
          invitee: { name, address: "jonas@example.com" },
          eventTitle: name,
          location: { kind: "custom" as const, value: place },
          price: place,
        };
        const mail = worded(subject, `${words}x`, over);
        expect(mailFault(mail)).toBeNull();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(mail.subject).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e]/);
        for (const tag of tags(mail.html)) expect(ours).toContain(tag);
      }),
      { numRuns: 100 },
    );
  }, 20_000);
});

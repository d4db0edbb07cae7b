import { describe, expect, it } from "vitest";
import { bookingMail } from "./booking-mail.ts";
import { cancelledBooking, movedBooking, someBooking } from "./testing/some-booking.ts";

const name = "محمد عبد الله";
const title = "درس خاص";
const people = {
  host: { name, address: "ines@example.com" },
  invitee: { name, address: "jonas@example.com" },
  eventTitle: title,
  location: { kind: "in_person" as const, value: "استوديو" },
  answers: [{ label: "ماذا؟", value: "نعم" }],
};
const mails = [
  someBooking(people),
  movedBooking(people),
  cancelledBooking(people),
  cancelledBooking({ ...people, cancelledBy: "host" }),
].flatMap((input) => [bookingMail(input), bookingMail({ ...input, audience: "host" })]);

describe("names that read right to left", () => {
  it.each(mails)("leave the mail and its sentences left to right: $subject", ({ html }) => {
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('<body dir="ltr">');
    for (const tag of ["table", "h1", "p"]) expect(html).toMatch(new RegExp(`<${tag}[^>]* dir="ltr"`));
    // What runs the other way is somebody's words alone, none of ours.
    const held = [...html.matchAll(/<span dir="rtl">(.*?)<\/span>/g)].map(([, words]) => words);
    expect(held.length).toBeGreaterThan(3);
    for (const words of held) expect(words).not.toMatch(/[a-z]/i);
    expect(html.replace(/<title>.*<\/title>/, "")).not.toMatch(/[\u2066-\u2069]/);
  });

  it.each(mails)("begin no sentence of the plain text without a left-to-right mark: $subject", ({ text }) => {
    const sentences = text.split("\n").filter((line) => /[a-z]{2}/i.test(line));
    expect(sentences.length).toBeGreaterThan(5);
    for (const line of sentences) expect(line.trim()).toMatch(/^(\u200e|\p{Script=Latin}|\d|-- )/u);
  });

  it("stand isolated in a subject that begins in English", () => {
    expect(bookingMail(someBooking({ ...people, audience: "host" })).subject).toMatch(
      new RegExp(`^Booked: \u2068${title}\u2069 with \u2068${name}\u2069, Thursday`),
    );
    for (const { subject } of mails) expect(subject).toMatch(/^[A-Z].*[a-z]$/);
  });

  it("put no mark into a mail of Latin names", () => {
    const { text, html } = bookingMail(cancelledBooking());
    for (const form of [text, html]) expect(form).not.toMatch(/[\u200e\u2066-\u2069]|<span dir/);
  });
});

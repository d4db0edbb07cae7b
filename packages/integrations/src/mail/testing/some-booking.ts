import type { Reader } from "@daybook/words/server";
import type { BookingMailInput } from "../booking-mail-input.ts";
import type { DigestMailInput } from "../digest-mail.ts";

/** Somebody in Lisbon who reads English by a clock of 24 hours. */
export const someReader = (over: Partial<Reader> = {}): Reader => ({
  language: "en",
  tags: ["en-GB"],
  zone: "Europe/Lisbon",
  clock: "24",
  ...over,
});

/** A booking of the demo's: Jonas, with Ines, on a Thursday in Lisbon. */
export function someBooking(over: Partial<BookingMailInput> = {}): BookingMailInput {
  return {
    kind: "confirmed",
    audience: "invitee",
    reader: someReader(),
    dedupeKey: "booking/1/confirmed/invitee",
    host: { name: "Ines Duarte", address: "ines@example.com" },
    invitee: { name: "Jonas Berg", address: "jonas@example.com" },
    eventTitle: "Private lesson",
    start: Date.UTC(2026, 9, 15, 11, 30),
    end: Date.UTC(2026, 9, 15, 12, 30),
    location: { kind: "in_person", value: "Largo Studios, studio 4\nRua do Século 9, Lisbon" },
    price: "€45, paid at the studio",
    answers: [{ label: "What would you like to work on?", value: "Turns to the left." }],
    manageUrl: "https://daybook.example/manage/secret-of-jonas",
    consoleUrl: "https://daybook.example/console/bookings/1",
    rebookUrl: "https://daybook.example/ines/private-lesson",
    ...over,
  };
}

/** The same booking, moved from the day before. */
export function movedBooking(over: Partial<BookingMailInput> = {}): BookingMailInput {
  return someBooking({ kind: "moved", previousStart: Date.UTC(2026, 9, 14, 9), ...over });
}

/** The same booking, cancelled by Jonas. */
export function cancelledBooking(over: Partial<BookingMailInput> = {}): BookingMailInput {
  return someBooking({ kind: "cancelled", cancelledBy: "invitee", reason: "I have a cold.\nNext week?", ...over });
}

/** Ines's Thursday, told the evening before. */
export function someDigest(over: Partial<DigestMailInput> = {}): DigestMailInput {
  const booking = {
    title: "Private lesson",
    invitee: "Jonas Berg",
    start: Date.UTC(2026, 9, 15, 8),
    end: Date.UTC(2026, 9, 15, 9),
    place: "Largo Studios, studio 4\nRua do Século 9, Lisbon",
    consoleUrl: "https://daybook.example/console/bookings/1",
  };
  const later = { start: Date.UTC(2026, 9, 15, 11, 30), end: Date.UTC(2026, 9, 15, 13), place: "" };
  return {
    reader: someReader(),
    dedupeKey: "digest/ines/2026-10-15",
    to: { name: "Ines Duarte", address: "ines@example.com" },
    day: Date.UTC(2026, 9, 15, 11),
    now: Date.UTC(2026, 9, 14, 17),
    bookings: [booking, { ...booking, ...later, title: "Coaching", invitee: "Mei Tanaka" }],
    consoleUrl: "https://daybook.example/console",
    unsubscribeUrl: "https://daybook.example/unsubscribe/secret-of-ines",
    ...over,
  };
}

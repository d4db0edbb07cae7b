import { readableEmail } from "@daybook/core/text/email-address";
import { phoneUri } from "@daybook/core/text/phone-number";
import { mailtoUri } from "../uri.ts";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { type LetterRow, type LetterSpan, webLink } from "./letter.ts";
import { dayWords, durationWords, stretchWords, zoneWithOffset } from "./mail-dates.ts";

/** The ruled lines of a letter about a booking. Only the host's say who booked. */
export function bookingRows(input: BookingMailInput): LetterRow[] {
  const { start, end, eventTitle, invitee, reason, answers } = input;
  const rows: LetterRow[] = [{ label: "When", lines: [when(input)] }];
  if (input.kind === "moved" && input.previousStart !== undefined) {
    rows.push({ label: "Was", lines: [was(input, input.previousStart)] });
  }
  rows.push({ label: "What", lines: [[{ text: eventTitle }, { text: `, ${durationWords(end - start)}` }]] });
  if (input.audience === "host") {
    const address: LetterSpan = { text: readableEmail(invitee.address), href: mailtoUri(invitee.address) };
    rows.push({ label: "Who", lines: [[{ text: invitee.name, style: "strong" }], [address]] });
  }
  if (input.location.value) rows.push({ label: "Where", lines: where(input.location) });
  if (input.kind !== "cancelled" && input.price !== "") rows.push({ label: "Price", lines: [[{ text: input.price }]] });
  if (input.kind === "cancelled" && reason) rows.push({ label: "Reason", lines: [[{ text: reason }]] });
  const given = answers.filter(({ value }) => value !== "");
  if (given.length > 0) {
    rows.push({
      label: input.audience === "invitee" ? "You wrote" : "They wrote",
      lines: given.flatMap(({ label, value }): LetterSpan[][] => [
        [{ text: label, style: "faint" }],
        [{ text: value }],
      ]),
    });
  }
  return rows;
}

function when(input: BookingMailInput): LetterSpan[] {
  const style = input.kind === "cancelled" ? "struck" : "strong";
  return [
    { text: stretchWords(input.start, input.end, input), style },
    { text: `, ${zoneWithOffset(input.start, input)}` },
  ];
}

function was(input: BookingMailInput, start: number): LetterSpan[] {
  const end = start + input.end - input.start;
  return [{ text: `${dayWords(start, input)}, ${stretchWords(start, end, input)}`, style: "struck" }];
}

function where({ kind, value }: BookingMailInput["location"]): LetterSpan[][] {
  if (kind === "phone") return [[{ text: "By phone: " }, phone(value)]];
  const [place = "", ...address] = value.split("\n");
  if (kind === "in_person") return [[{ text: place, style: "strong" }], ...address.map((text) => [{ text }])];
  const href = kind === "link" ? webLink(value) : null;
  return [[href ? { text: value, href } : { text: value }]];
}

function phone(value: string): LetterSpan {
  const href = phoneUri(value);
  return href ? { text: value, href } : { text: value };
}

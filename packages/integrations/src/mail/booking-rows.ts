import { readableEmail } from "@daybook/core/text/email-address";
import { phoneUri } from "@daybook/core/text/phone-number";
import { mailtoUri, mapUri } from "../uri.ts";
import { kindsOfMail } from "./booking-kinds.ts";
import type { WordedMail } from "./booking-mail-input.ts";
import { type LetterRow, type LetterSpan, webLink } from "./letter.ts";
import { spansIn } from "./letter-spans.ts";
import { dayWords, durationWords, stretchWords, timeWords, zoneWithOffset } from "./mail-dates.ts";

/** The ruled lines of a letter about a booking. Only the host's say who booked. */
export function bookingRows(input: WordedMail): LetterRow[] {
  const { invitee, reason, answers, answerBy } = input;
  const { t } = input.words;
  const { time, hasReason } = kindsOfMail[input.kind];
  const rows: LetterRow[] = [{ label: t("mail.row.when"), lines: [when(input)] }];
  if (input.kind === "moved" && input.previousStart !== undefined) {
    rows.push({ label: t("mail.row.was"), lines: [was(input, input.previousStart)] });
  }
  if (input.kind === "requested" && input.audience === "host" && answerBy !== undefined)
    rows.push({ label: t("mail.row.answerBy"), lines: [moment(answerBy, input)] });
  rows.push({ label: t("mail.row.what"), lines: [what(input)] });
  if (input.audience === "host") {
    const address: LetterSpan = { text: readableEmail(invitee.address), href: mailtoUri(invitee.address) };
    rows.push({ label: t("mail.row.who"), lines: [[{ text: invitee.name, style: "strong" }], [address]] });
  }
  if (input.audience === "guest") rows.push({ label: t("mail.row.bookedBy"), lines: [[{ text: invitee.name }]] });
  else if (input.guests && input.guests.length > 0)
    rows.push({ label: t("mail.row.guests"), lines: input.guests.map((text) => [{ text }]) });
  if (input.location.value) rows.push({ label: t("mail.row.where"), lines: where(input) });
  // What was asked and what was said is between the two.
  if (input.audience === "guest") return rows;
  if (time === "stands" && input.price !== "") {
    rows.push({ label: t("mail.row.price"), lines: [[{ text: input.price }]] });
  }
  if (hasReason && reason) rows.push({ label: t("mail.row.reason"), lines: [[{ text: reason }]] });
  const given = answers.filter(({ value }) => value !== "");
  if (given.length > 0) {
    rows.push({
      label: t(input.audience === "invitee" ? "mail.row.youWrote" : "mail.row.theyWrote"),
      lines: given.flatMap(({ label, value }): LetterSpan[][] => [
        [{ text: label, style: "faint" }],
        [{ text: value }],
      ]),
    });
  }
  return rows;
}

function when(input: WordedMail): LetterSpan[] {
  const style = kindsOfMail[input.kind].time === "gone" ? "struck" : "strong";
  const time: LetterSpan = { text: stretchWords(input.start, input.end, input), style, ours: true };
  const zone: LetterSpan = { text: zoneWithOffset(input.start, input), ours: true };
  return spansIn({ time, zone }, (places) => input.words.t("mail.row.whenEntry", places));
}

function was(input: WordedMail, start: number): LetterSpan[] {
  const end = start + input.end - input.start;
  const moment = { day: dayWords(start, input), time: stretchWords(start, end, input) };
  return [{ text: input.words.t("mail.row.wasEntry", moment), style: "struck", ours: true }];
}

function moment(at: number, input: WordedMail): LetterSpan[] {
  const said = { day: dayWords(at, input), time: timeWords(at, input) };
  return [{ text: input.words.t("mail.row.wasEntry", said), style: "strong", ours: true }];
}

function what({ eventTitle, start, end, words }: WordedMail): LetterSpan[] {
  const duration: LetterSpan = { text: durationWords(end - start, words), ours: true };
  return spansIn({ title: { text: eventTitle }, duration }, (places) => words.t("mail.row.whatEntry", places));
}

function where({ kind: news, location: { kind, value }, words }: WordedMail): LetterSpan[][] {
  if (kind === "phone") return [spansIn({ number: phone(value) }, (places) => words.t("mail.row.byPhone", places))];
  const [place = "", ...address] = value.split("\n");
  if (kind === "in_person") {
    // Nobody has to find the way to what is cancelled or over.
    const map = kindsOfMail[news].time !== "stands" ? {} : { href: mapUri(value), search: true };
    return [[{ text: place, style: "strong", ...map }], ...address.map((text) => [{ text, ...map }])];
  }
  const href = webLink(value);
  return [[href ? { text: value, href } : { text: value }]];
}

function phone(value: string): LetterSpan {
  const href = phoneUri(value);
  return href ? { text: value, href } : { text: value };
}

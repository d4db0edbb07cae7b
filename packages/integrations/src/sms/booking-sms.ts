import { type Reader, wordsOf } from "@daybook/words/server";
import { timeWords, zoneWords } from "../mail/mail-dates.ts";
import { oneLine } from "../mail/plain-text.ts";
import { plainSms, smsSegments } from "./sms-segments.ts";

/** What a text message about a booking is made of. `start` in epoch ms. */
export interface BookingSms {
  what: "created" | "rescheduled" | "cancelled" | "reminder";
  reader: Reader;
  title: string;
  /** The other one: whom the reader meets. */
  person: string;
  start: number;
}

/** Each of them costs, and a third one nobody reads. */
const MOST_SEGMENTS = 2;
/** Of names so many characters are tried, until the text fits. */
const LENGTHS = [80, 60, 45, 30, 20, 12, 6];

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most).join("").trim()}...`;
};

/** In the reader's language, zone and clock. Day and time are told, so it is true whenever it is read. */
export function bookingSms({ what, reader, start, ...names }: BookingSms): string {
  const words = wordsOf(reader);
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const day = new Intl.DateTimeFormat(words.tag, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: reader.zone,
  }).format(start);
  const moment = { day, time: timeWords(start, reading), zone: zoneWords(start, reading) };
  const [title, person] = [plainSms(oneLine(names.title)), plainSms(oneLine(names.person))];
  const texts = LENGTHS.map((most) => {
    const said = { title: cut(title, most), person: cut(person, most), ...moment };
    return plainSms(words.t(`sms.${what}`, said));
  });
  return texts.find((text) => smsSegments(text).count <= MOST_SEGMENTS) ?? texts.at(-1) ?? "";
}

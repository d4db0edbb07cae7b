import type { Message, Placeholder } from "@daybook/core/bookings/messages";
import { wordsOf } from "@daybook/words/server";
import type { BookingMailInput } from "./booking-mail-input.ts";
import { inviteeWords } from "./invitee-words.ts";
import type { Names } from "./wording.ts";

const placeholders = {
  title: "event",
  host: "host",
  invitee: "invitee_name",
  reader: "first_name",
  day: "date",
  time: "time",
  zone: "timezone",
  soon: "soon",
} as const satisfies Record<keyof Names, Placeholder>;

/** What a mail says in Daybook's words, with placeholders where its facts stand: to begin own words with. */
export function ourTemplate(input: BookingMailInput): Message {
  const { reader } = input;
  const words = wordsOf(reader);
  const names = Object.fromEntries(
    Object.entries(placeholders).map(([name, placeholder]) => [name, `{${placeholder}}`]),
  ) as unknown as Names;
  const worded = { ...input, words, zone: reader.zone, clock: reader.clock };
  const { subject, lead } = inviteeWords[input.kind === "removed" ? "cancelled" : input.kind](words.t, names, worded);
  return { subject, text: lead };
}

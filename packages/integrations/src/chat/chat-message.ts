import { type Reader, wordsOf } from "@daybook/words/server";
import type { Words } from "@daybook/words/words";
import { webLink } from "../mail/letter.ts";
import { dayWords, stretchWords, zoneWithOffset } from "../mail/mail-dates.ts";
import { isolated, oneLine } from "../mail/plain-text.ts";

/** A message before it takes the form of a program. What people typed in it can't be taken for a link or a mention. */
export interface ChatMessage {
  tone: "created" | "rescheduled" | "cancelled" | "test";
  heading: string;
  lines: ChatLine[];
  link: { label: string; url: string } | null;
}

export interface ChatLine {
  label: string;
  text: string;
  /** It isn't so any more. */
  struck: boolean;
  /** Where the text leads: an address that the host gave. */
  href: string | null;
}

/** What a message about a booking is made of. Instants are epoch milliseconds, `[start, end)`. */
export interface ChatBooking {
  tone: "created" | "rescheduled" | "cancelled";
  title: string;
  invitee: string;
  /** Everybody who is booked. */
  hosts: readonly string[];
  start: number;
  end: number;
  /** Where a moved booking was; it was as long as it is now. */
  previousStart?: number;
  location: { kind: "in_person" | "phone" | "link" | "custom"; value: string };
  by: "host" | "invitee" | "system";
  /** What was said about a cancellation. */
  reason: string;
  consoleUrl: string;
}

/** More than this of what somebody wrote is no message any more, characters. */
const LONGEST = 300;
const WORD_JOINER = "\u2060";
/** Where programs begin to see an address, a mention or a room in plain text. */
const joints = /(?<=[.:/@#])(?=\S)/gu;

/** What somebody typed, as one line that no program takes for anything but words. */
function typed(text: string, words: Words): string {
  const line = oneLine(text);
  const short = line.length > LONGEST ? `${[...line].slice(0, LONGEST).join("")}…` : line;
  return isolated(short.replace(joints, WORD_JOINER), words);
}

/** A booking's change in the language, zone and clock of whoever owns the room. */
export function bookingChatMessage(booking: ChatBooking, reader: Reader): ChatMessage {
  const words = wordsOf(reader);
  const { t } = words;
  const reading = { words, zone: reader.zone, clock: reader.clock };
  const { tone, start, end, previousStart, hosts, reason } = booking;
  const when = t("chat.when", {
    day: dayWords(start, reading),
    time: stretchWords(start, end, reading),
    zone: zoneWithOffset(start, reading),
  });
  const line = (label: string, text: string, over: Partial<ChatLine> = {}): ChatLine => ({
    label,
    text,
    struck: false,
    href: null,
    ...over,
  });
  const wasEnd = (previousStart ?? start) + end - start;
  return {
    tone,
    heading: headingOf(booking, words),
    lines: [
      line(t("mail.row.when"), when, { struck: tone === "cancelled" }),
      ...(previousStart === undefined
        ? []
        : [
            line(
              t("mail.row.was"),
              t("mail.row.wasEntry", {
                day: dayWords(previousStart, reading),
                time: stretchWords(previousStart, wasEnd, reading),
              }),
              { struck: true },
            ),
          ]),
      ...(hosts.length > 1
        ? [line(t("chat.hosts"), new Intl.ListFormat(words.tag).format(hosts.map((host) => typed(host, words))))]
        : []),
      ...whereLine(booking, words, line),
      ...(tone === "cancelled" && reason ? [line(t("mail.row.reason"), typed(reason, words))] : []),
    ],
    link: { label: t("mail.host.action"), url: booking.consoleUrl },
  };
}

function headingOf({ tone, title, invitee, by }: ChatBooking, words: Words): string {
  const { t } = words;
  const names = { title: typed(title, words), invitee: typed(invitee, words) };
  if (tone === "rescheduled") return t("mail.host.moved.heading", names);
  if (tone === "cancelled")
    return by === "invitee"
      ? t("mail.host.cancelled.headingByInvitee", names)
      : t("mail.host.cancelled.headingByUnknown", names);
  return by === "host" ? t("chat.bookedByHost", names) : t("mail.host.confirmed.heading", names);
}

function whereLine(
  { tone, location: { kind, value } }: ChatBooking,
  words: Words,
  line: (label: string, text: string, over?: Partial<ChatLine>) => ChatLine,
): ChatLine[] {
  if (value === "" || tone === "cancelled") return [];
  const label = words.t("mail.row.where");
  if (kind === "phone") return [line(label, words.t("mail.row.byPhone", { number: typed(value, words) }))];
  const href = kind === "link" ? (webLink(value) ?? null) : null;
  return [line(label, typed(value.replaceAll("\n", ", "), words), { href })];
}

/** What says that a room hears of Daybook. */
export function chatTrial(name: string, consoleUrl: string, reader: Reader): ChatMessage {
  const words = wordsOf(reader);
  return {
    tone: "test",
    heading: words.t("chat.trial.heading", { name: typed(name, words) }),
    lines: [{ label: words.t("chat.trial.label"), text: words.t("chat.trial.text"), struck: false, href: null }],
    link: { label: words.t("chat.trial.action"), url: consoleUrl },
  };
}

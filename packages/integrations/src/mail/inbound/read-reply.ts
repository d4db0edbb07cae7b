import { type ReplyAnswer, replyAnswers } from "@daybook/core/bookings/reply";
import { cleanEmail } from "@daybook/core/text/email-address";
import ICAL from "ical.js";

/** What a REPLY (RFC 5546 3.2.3) says. `stamp`: its DTSTAMP, epoch ms. */
export interface CalendarReply {
  attendee: string;
  uid: string;
  sequence: number;
  stamp: number;
  answer: ReplyAnswer;
  comment: string;
}

/** A REPLY is of one event and one person, a kilobyte and its time zone. */
const LARGEST = 64 * 1024;
const LONGEST_COMMENT = 1_000;

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .toWellFormed()
    .slice(0, LONGEST_COMMENT);
const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads one answer of one person to the invitation to one appointment; null for anything else. */
export function readReply(text: string): CalendarReply | null {
  if (text.length > LARGEST) return null;
  try {
    return replyIn(new ICAL.Component(ICAL.parse(text)));
  } catch {
    return null;
  }
}

function replyIn(calendar: ICAL.Component): CalendarReply | null {
  const [event, ...others] = calendar.getAllSubcomponents("vevent");
  if (stringOf(calendar.getFirstPropertyValue("method")).toUpperCase() !== "REPLY") return null;
  // A single appointment has no instances.
  if (!event || others.length > 0 || event.hasProperty("recurrence-id")) return null;
  const [attendee, ...more] = event.getAllProperties("attendee");
  if (!attendee || more.length > 0) return null;
  const answer = replyAnswers.find((one) => one === stringOf(attendee.getParameter("partstat")).toLowerCase());
  const address = /^mailto:([^?]+)/i.exec(stringOf(attendee.getFirstValue()))?.[1];
  const uid = stringOf(event.getFirstPropertyValue("uid"));
  const sequence = event.getFirstPropertyValue("sequence") ?? 0;
  const stamp = event.getFirstPropertyValue("dtstamp");
  if (!answer || !address || uid === "" || uid.length > 300 || typeof sequence !== "number") return null;
  if (!(stamp instanceof ICAL.Time)) return null;
  const comments = event.getAllProperties("comment").map((property) => stringOf(property.getFirstValue()));
  return {
    answer,
    attendee: cleanEmail(decodeURIComponent(address)),
    uid,
    sequence,
    stamp: stamp.toJSDate().getTime(),
    comment: oneLine(comments.join(" ")),
  };
}

import type { ReplyAnswer } from "@daybook/core/bookings/reply";
import ICAL from "ical.js";

/** What a calendar answers to an invitation. `at`: when, epoch ms. */
export interface CalendarAnswer {
  answer: ReplyAnswer;
  at: number;
}

const words = { accepted: "Accepted", declined: "Declined", tentative: "Tentative" } as const;
const addressIn = (value: unknown): string => String(value).replace(/^mailto:/i, "");

/**
 * The mail by which a calendar program answers an invitation (RFC 5546 3.2.3, RFC 6047), for trying out what becomes of
 * it; null where the file is no invitation.
 */
export function replyMessage(invitation: string, { answer, at }: CalendarAnswer): string | null {
  const calendar = new ICAL.Component(ICAL.parse(invitation));
  const event = calendar.getFirstSubcomponent("vevent");
  const attendee = event?.getFirstProperty("attendee");
  const organizer = event?.getFirstProperty("organizer");
  if (calendar.getFirstPropertyValue("method") !== "REQUEST" || !event || !attendee || !organizer) return null;
  const [from, to] = [addressIn(attendee.getFirstValue()), addressIn(organizer.getFirstValue())];
  return [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${words[answer]}`,
    `Date: ${new Date(at).toUTCString().replace("GMT", "+0000")}`,
    "MIME-Version: 1.0",
    'Content-Type: text/calendar; charset=utf-8; method=REPLY; name="invite.ics"',
    "",
    replyFile(event, attendee.getFirstValue(), organizer.getFirstValue(), { answer, at }),
  ].join("\r\n");
}

function replyFile(
  event: ICAL.Component,
  attendee: unknown,
  organizer: unknown,
  { answer, at }: CalendarAnswer,
): string {
  const calendar = new ICAL.Component("vcalendar");
  const property = (name: string, value: string) => calendar.updatePropertyWithValue(name, value);
  property("version", "2.0");
  property("prodid", "-//Daybook//Local mailbox//EN");
  property("method", "REPLY");
  const reply = new ICAL.Component("vevent");
  for (const name of ["uid", "sequence"]) reply.updatePropertyWithValue(name, event.getFirstPropertyValue(name) ?? 0);
  reply.updatePropertyWithValue("dtstamp", ICAL.Time.fromJSDate(new Date(at), true));
  reply.updatePropertyWithValue("organizer", String(organizer));
  reply.updatePropertyWithValue("attendee", String(attendee)).setParameter("partstat", answer.toUpperCase());
  calendar.addSubcomponent(reply);
  return `${calendar.toString()}\r\n`;
}

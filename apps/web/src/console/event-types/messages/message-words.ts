import type { Message, MessageKind, Placeholder } from "@daybook/core/bookings/messages";
import type { PlainKey } from "@daybook/words/words";

/** When each mail is sent. */
export const kindWords = {
  confirmed: "eventTypes.messages.confirmed",
  reminder: "eventTypes.messages.reminder",
  moved: "eventTypes.messages.moved",
  cancelled: "eventTypes.messages.cancelled",
  follow_up: "eventTypes.messages.followUp",
} as const satisfies Record<MessageKind, PlainKey>;

/** What each placeholder becomes. */
export const placeholderWords = {
  invitee_name: "eventTypes.fill.invitee_name",
  first_name: "eventTypes.fill.first_name",
  host: "eventTypes.fill.host",
  event: "eventTypes.fill.event",
  date: "eventTypes.fill.date",
  time: "eventTypes.fill.time",
  end_time: "eventTypes.fill.end_time",
  timezone: "eventTypes.fill.timezone",
  duration: "eventTypes.fill.duration",
  place: "eventTypes.fill.place",
  price: "eventTypes.fill.price",
  soon: "eventTypes.fill.soon",
  previous_date: "eventTypes.fill.previous_date",
  previous_time: "eventTypes.fill.previous_time",
  reason: "eventTypes.fill.reason",
  booking_link: "eventTypes.fill.booking_link",
  page_link: "eventTypes.fill.page_link",
} as const satisfies Record<Placeholder, PlainKey>;

/** How a row tells that there are own words: the first of them. */
export function firstWords({ subject, text }: Message): string {
  const [line = ""] = (subject.trim() || text.trim()).split("\n");
  const letters = [...line];
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : line;
}

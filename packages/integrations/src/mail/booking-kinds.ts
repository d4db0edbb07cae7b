import type { BookingMailKind } from "./booking-mail-input.ts";

/** What the kinds of mails about a booking differ in, besides their words. */
interface KindOfMail {
  /** What is told of the time: it stands, or the appointment is over, or it won't take place. */
  time: "stands" | "over" | "gone";
  /** Where the invitee goes from here. */
  leadsTo: "booking" | "page";
  /** Whether a reason may have been given. */
  hasReason?: true;
}

export const kindsOfMail: Readonly<Record<BookingMailKind, KindOfMail>> = {
  confirmed: { time: "stands", leadsTo: "booking" },
  moved: { time: "stands", leadsTo: "booking" },
  cancelled: { time: "gone", leadsTo: "page", hasReason: true },
  reminder: { time: "stands", leadsTo: "booking" },
  follow_up: { time: "over", leadsTo: "page" },
  requested: { time: "stands", leadsTo: "booking" },
  approved: { time: "stands", leadsTo: "booking" },
  declined: { time: "gone", leadsTo: "page", hasReason: true },
  removed: { time: "gone", leadsTo: "page" },
  expired: { time: "gone", leadsTo: "page" },
};

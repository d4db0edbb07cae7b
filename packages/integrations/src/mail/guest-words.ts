import type { BookingMailKind } from "./booking-mail-input.ts";
import type { Wording } from "./wording.ts";

type GuestWords = Wording<"confirmed">["confirmed"];

/** A guest hears of what stands and of what is off, whatever led to it. */
const stands: GuestWords = (t, names) => ({
  subject: t("mail.guest.confirmed.subject", names),
  heading: t("mail.guest.confirmed.heading", names),
  lead: t("mail.guest.confirmed.lead", names),
});
const off: GuestWords = (t, names) => ({
  subject: t("mail.invitee.cancelled.subject", names),
  heading: t("mail.guest.cancelled.heading", names),
  lead: t("mail.invitee.cancelled.leadWithFile", names),
});

/** What a guest is told. They do nothing with it but keep their diary. */
export const guestWords: Wording<BookingMailKind> = {
  confirmed: stands,
  requested: stands,
  approved: stands,
  reminder: stands,
  follow_up: stands,
  moved: (t, names) => ({
    subject: t("mail.invitee.moved.subject", names),
    heading: t("mail.guest.moved.heading", names),
    lead: t("mail.invitee.moved.leadWithFile", names),
  }),
  cancelled: off,
  declined: off,
  expired: off,
  removed: (t, names) => ({
    subject: t("mail.guest.removed.subject", names),
    heading: t("mail.guest.removed.heading", names),
    lead: t("mail.guest.removed.lead"),
  }),
};

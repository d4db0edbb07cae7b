import type { WordedMail } from "./booking-mail-input.ts";
import type { Wording } from "./booking-wording.ts";

/** What a guest is told. They do nothing with it but keep their diary. */
export const guestWords: Wording<WordedMail["kind"]> = {
  confirmed: (t, names) => ({
    subject: t("mail.guest.confirmed.subject", names),
    heading: t("mail.guest.confirmed.heading", names),
    lead: t("mail.guest.confirmed.lead", names),
  }),
  moved: (t, names) => ({
    subject: t("mail.invitee.moved.subject", names),
    heading: t("mail.guest.moved.heading", names),
    lead: t("mail.invitee.moved.leadWithFile", names),
  }),
  cancelled: (t, names) => ({
    subject: t("mail.invitee.cancelled.subject", names),
    heading: t("mail.guest.cancelled.heading", names),
    lead: t("mail.invitee.cancelled.leadWithFile", names),
  }),
  removed: (t, names) => ({
    subject: t("mail.guest.removed.subject", names),
    heading: t("mail.guest.removed.heading", names),
    lead: t("mail.guest.removed.lead"),
  }),
};

import { dayWords, timeWords } from "./mail-dates.ts";
import type { Wording } from "./wording.ts";

/** What a host is told, by the kind of mail. */
export const hostWords: Wording = {
  confirmed: (t, names, { bookedByHost, invitation }) => ({
    subject: t("mail.host.confirmed.subject", names),
    heading: bookedByHost ? t("mail.host.confirmed.headingByHost", names) : t("mail.host.confirmed.heading", names),
    lead: t(invitation ? "mail.host.confirmed.leadWithFile" : "mail.host.confirmed.lead"),
  }),
  moved: (t, names, { invitation }) => ({
    subject: t("mail.host.moved.subject", names),
    heading: t("mail.host.moved.heading", names),
    lead: t(invitation ? "mail.host.moved.leadWithFile" : "mail.host.moved.lead", names),
  }),
  cancelled: (t, names, { cancelledBy, invitation }) => ({
    subject: t("mail.host.cancelled.subject", names),
    heading: {
      invitee: () => t("mail.host.cancelled.headingByInvitee", names),
      host: () => t("mail.host.cancelled.headingByHost", names),
      unknown: () => t("mail.host.cancelled.headingByUnknown", names),
    }[cancelledBy ?? "unknown"](),
    lead: t(invitation ? "mail.host.cancelled.leadWithFile" : "mail.host.cancelled.lead", names),
  }),
  reminder: (t, names) => ({
    subject: t("mail.host.reminder.subject", names),
    heading: t("mail.host.reminder.heading", names),
    lead: t("mail.reminder.lead", names),
  }),
  follow_up: (t, names, input) => ({
    subject: t("mail.host.followUp.subject", names),
    heading: t("mail.host.followUp.heading", names),
    lead: t("mail.host.followUp.lead", { day: dayWords(input.end, input), time: timeWords(input.end, input) }),
  }),
  requested: (t, names) => ({
    subject: t("mail.host.requested.subject", names),
    heading: t("mail.host.requested.heading", names),
    lead: t("mail.host.requested.lead"),
  }),
  approved: (t, names, { invitation }) => ({
    subject: t("mail.host.confirmed.subject", names),
    heading: t("mail.host.approved.heading", names),
    lead: t(invitation ? "mail.host.confirmed.leadWithFile" : "mail.host.confirmed.lead"),
  }),
  declined: (t, names) => ({
    subject: t("mail.host.declined.subject", names),
    heading: t("mail.host.declined.heading", names),
    lead: t("mail.host.cancelled.lead", names),
  }),
  expired: (t, names) => ({
    subject: t("mail.host.expired.subject", names),
    heading: t("mail.host.expired.heading", names),
    lead: t("mail.host.cancelled.lead", names),
  }),
};

import { readableEmail } from "@daybook/core/text/email-address";
import { isolated } from "./plain-text.ts";
import type { Wording } from "./wording.ts";

/** What an invitee is told, by the kind of mail. */
export const inviteeWords: Wording = {
  confirmed: (t, names, { invitation }) => ({
    subject: t("mail.invitee.confirmed.subject", names),
    heading: t("mail.invitee.confirmed.heading", names),
    lead: t(invitation ? "mail.invitee.confirmed.leadWithFile" : "mail.invitee.confirmed.lead"),
  }),
  moved: (t, names, { invitation }) => ({
    subject: t("mail.invitee.moved.subject", names),
    heading: t("mail.invitee.moved.heading", names),
    lead: t(invitation ? "mail.invitee.moved.leadWithFile" : "mail.invitee.moved.lead", names),
  }),
  cancelled: (t, names, { cancelledBy, invitation }) => ({
    subject: t("mail.invitee.cancelled.subject", names),
    heading: {
      invitee: () => t("mail.invitee.cancelled.headingByInvitee", names),
      host: () => t("mail.invitee.cancelled.headingByHost", names),
      unknown: () => t("mail.invitee.cancelled.headingByUnknown", names),
    }[cancelledBy ?? "unknown"](),
    lead:
      cancelledBy === "invitee"
        ? t(invitation ? "mail.invitee.cancelled.leadByInviteeWithFile" : "mail.invitee.cancelled.leadByInvitee", names)
        : t(invitation ? "mail.invitee.cancelled.leadWithFile" : "mail.invitee.cancelled.lead", names),
  }),
  reminder: (t, names) => ({
    subject: t("mail.invitee.reminder.subject", names),
    heading: t("mail.invitee.reminder.heading", names),
    lead: t("mail.reminder.lead", names),
  }),
  follow_up: (t, names, { invitee, words }) => ({
    subject: t("mail.invitee.followUp.subject", names),
    heading: t("mail.invitee.followUp.heading", names),
    lead: t("mail.invitee.followUp.lead", names),
    footer: t("mail.invitee.followUp.footer", { ...names, address: isolated(readableEmail(invitee.address), words) }),
  }),
  requested: (t, names) => ({
    subject: t("mail.invitee.requested.subject", names),
    heading: t("mail.invitee.requested.heading", names),
    lead: t("mail.invitee.requested.lead", names),
    note: t("mail.invitee.requested.note"),
  }),
  approved: (t, names, { invitation }) => ({
    subject: t("mail.invitee.confirmed.subject", names),
    heading: t("mail.invitee.approved.heading", names),
    lead: t(invitation ? "mail.invitee.confirmed.leadWithFile" : "mail.invitee.confirmed.lead"),
  }),
  declined: (t, names) => ({
    subject: t("mail.invitee.declined.subject", names),
    heading: t("mail.invitee.declined.heading", names),
    lead: t("mail.invitee.declined.lead", names),
  }),
  expired: (t, names) => ({
    subject: t("mail.invitee.expired.subject", names),
    heading: t("mail.invitee.expired.heading", names),
    lead: t("mail.invitee.declined.lead", names),
  }),
};

import type { Mail } from "@daybook/core/ports/mailer";
import { type PausedMailInput, pausedMail } from "./paused-mail.ts";
import { isolated, oneLine } from "./plain-text.ts";

/** As they write themselves, in every language. */
const programs = {
  discord: "Discord",
  slack: "Slack",
  teams: "Microsoft Teams",
  matrix: "Matrix",
};

/** What the mail about a channel that was paused is made of. */
export interface ChatChannelMailInput extends PausedMailInput {
  kind: keyof typeof programs;
  name: string;
  by: "failing" | "gone" | "refused";
}

const leads = {
  failing: "mail.channel.leadFailing",
  gone: "mail.channel.leadGone",
  refused: "mail.channel.leadRefused",
} as const;

/** Tells the owner of a channel that nothing is sent to it any more, and that nothing is lost. */
export function chatChannelMail({ kind, name: given, by, ...input }: ChatChannelMailInput): Mail {
  return pausedMail(input, (words) => {
    const { t } = words;
    const name = isolated(oneLine(given), words);
    return {
      subject: t("mail.channel.subject", { name }),
      heading: t("mail.channel.heading", { name }),
      lead: t(leads[by]),
      rows: [{ label: t("mail.channel.kind"), lines: [[{ text: programs[kind] }]] }],
      footer: t("mail.channel.footer"),
    };
  });
}

import type { Mail } from "@daybook/core/ports/mailer";
import { type PausedMailInput, pausedMail } from "./paused-mail.ts";
import { isolated, oneLine } from "./plain-text.ts";

/** What the mail about a webhook that was paused is made of. */
export interface WebhookMailInput extends PausedMailInput {
  /** Where it leads. */
  url: string;
  description: string;
  by: "failing" | "gone";
}

/** Tells the owner of a webhook that nothing is sent to it any more, and that nothing is lost. */
export function webhookMail({ url, description, by, ...input }: WebhookMailInput): Mail {
  return pausedMail(input, (words) => {
    const { t } = words;
    const host = isolated(URL.parse(url)?.host ?? url, words);
    return {
      subject: t("mail.webhook.subject", { host }),
      heading: t("mail.webhook.heading", { host }),
      lead: t(by === "gone" ? "mail.webhook.leadGone" : "mail.webhook.leadFailing"),
      rows: [
        { label: t("mail.webhook.address"), lines: [[{ text: url }]] },
        ...(description ? [{ label: t("mail.webhook.name"), lines: [[{ text: oneLine(description) }]] }] : []),
      ],
      footer: t("mail.webhook.footer"),
    };
  });
}

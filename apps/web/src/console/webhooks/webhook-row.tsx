import type { Webhook } from "@daybook/contract/webhooks";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/icon.tsx";
import { WebhookIcon } from "../frame/own-icons.ts";
import { toWebhook } from "../links.ts";
import { StandingLine } from "./standing-line.tsx";
import { eventsWords, hostOf } from "./webhook-words.ts";
import css from "./webhooks.module.css";

export function WebhookRow({ webhook }: { webhook: Webhook }) {
  return (
    <li>
      <Link {...toWebhook(webhook.id)} className={css.webhook}>
        <span className={css.margin}>
          <Icon of={WebhookIcon} />
        </span>
        <span className={css.main}>
          <b className={`strong ${css.host}`}>
            <bdi dir="ltr">{hostOf(webhook)}</bdi>
          </b>
          {webhook.description && (
            <span className={css.line}>
              <bdi>{webhook.description}</bdi>
            </span>
          )}
          <span className={`quiet ${css.line}`}>{eventsWords(webhook.events)}</span>
        </span>
        <StandingLine webhook={webhook} />
      </Link>
    </li>
  );
}

import type { Webhook } from "@daybook/contract/webhooks";
import type { ReactNode } from "react";
import { t } from "../../words/words.ts";
import { PausedNote } from "./paused-note.tsx";
import { StandingLine } from "./standing-line.tsx";
import { useActive } from "./use-active.ts";
import { useWhen } from "./use-when.ts";
import { eventsWords } from "./webhook-words.ts";
import css from "./webhooks.module.css";

/** Where it leads, what it hears of, and how it fares. */
export function WebhookSheet({ webhook, trouble }: { webhook: Webhook; trouble: ReactNode }) {
  const { url, events, headerNames } = webhook;
  return (
    <section className="sheet">
      {trouble}
      {!webhook.active && <Paused webhook={webhook} />}
      <dl className={`ledger ${css.facts}`}>
        <div>
          <dt>{t("webhooks.facts.address")}</dt>
          <dd>
            <span className={css.code}>{`POST ${url}`}</span>
          </dd>
        </div>
        <div>
          <dt>{t("webhooks.facts.events")}</dt>
          <dd>{eventsWords(events)}</dd>
        </div>
        {headerNames.length > 0 && (
          <div>
            <dt>{t("webhooks.facts.headers")}</dt>
            <dd>
              <span className={css.code}>{headerNames.join(", ")}</span>
            </dd>
          </div>
        )}
        {webhook.active && (
          <div>
            <dt>{t("webhooks.facts.standing")}</dt>
            <dd>
              <StandingLine webhook={webhook} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Paused({ webhook }: { webhook: Webhook }) {
  const { long } = useWhen();
  const active = useActive(webhook);
  const { pausedAt, pausedBy, waiting } = webhook;
  return (
    <PausedNote
      since={t("webhooks.paused.since", { by: pausedBy ?? "owner", when: pausedAt ? long(pausedAt) : "" })}
      waiting={waiting}
      busy={active.isPending}
      onResume={() => active.mutate(true)}
    />
  );
}

import type { Webhook } from "@daybook/contract/webhooks";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
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
      {!webhook.active && <PausedNote webhook={webhook} />}
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

function PausedNote({ webhook }: { webhook: Webhook }) {
  const { long } = useWhen();
  const active = useActive(webhook);
  const { pausedAt, pausedBy, waiting } = webhook;
  return (
    <div className={css.note}>
      <Note tone="wait" role="status">
        <p className="strong">
          {t("webhooks.paused.since", { by: pausedBy ?? "owner", when: pausedAt ? long(pausedAt) : "" })}
        </p>
        <p>{t("webhooks.paused.kept", { count: waiting })}</p>
        <div className={`btn-row ${css.noteActions}`}>
          <Button size="sm" busy={active.isPending} onClick={() => active.mutate(true)}>
            {t("webhooks.resume", { count: waiting })}
          </Button>
        </div>
      </Note>
    </div>
  );
}

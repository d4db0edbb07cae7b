import type { ChatChannel } from "@daybook/contract/chat-channels";
import type { ReactNode } from "react";
import { t } from "../../words/words.ts";
import { PausedNote } from "../webhooks/paused-note.tsx";
import { StandingLine } from "../webhooks/standing-line.tsx";
import { useWhen } from "../webhooks/use-when.ts";
import { eventsWords } from "../webhooks/webhook-words.ts";
import css from "../webhooks/webhooks.module.css";
import { placeOf } from "./channel-words.ts";
import { EventTypeNames } from "./event-type-names.tsx";
import { useActive } from "./use-active.ts";

/** Where it leads, what it hears of, and how it fares. */
export function ChannelSheet({ channel, trouble }: { channel: ChatChannel; trouble: ReactNode }) {
  return (
    <section className="sheet">
      {trouble}
      {!channel.active && <Paused channel={channel} />}
      <dl className={`ledger ${css.facts}`}>
        <div>
          <dt>{t("webhooks.facts.address")}</dt>
          <dd>
            <span className={css.code}>{placeOf(channel)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("webhooks.facts.events")}</dt>
          <dd>{eventsWords(channel.events)}</dd>
        </div>
        <div>
          <dt>{t("channels.facts.types")}</dt>
          <dd>
            <EventTypeNames ids={channel.eventTypeIds} />
          </dd>
        </div>
        {channel.active && (
          <div>
            <dt>{t("webhooks.facts.standing")}</dt>
            <dd>
              <StandingLine webhook={channel} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Paused({ channel }: { channel: ChatChannel }) {
  const { long } = useWhen();
  const active = useActive(channel);
  const { pausedAt, pausedBy, waiting } = channel;
  return (
    <PausedNote
      since={t("channels.paused.since", { by: pausedBy ?? "owner", when: pausedAt ? long(pausedAt) : "" })}
      waiting={waiting}
      busy={active.isPending}
      onResume={() => active.mutate(true)}
    />
  );
}

import type { Webhook } from "@daybook/contract/webhooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type DeliveryFilter, deliveriesQuery } from "../../../api/webhooks.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { t } from "../../../words/words.ts";
import { lookAgainAfter } from "../look-again.ts";
import { TroubleNote } from "../trouble-note.tsx";
import css from "../webhooks.module.css";
import { DeliveryRow } from "./delivery-row.tsx";
import { LogFilter } from "./log-filter.tsx";
import { ReplayAllDialog } from "./replay-all-dialog.tsx";

interface LogSheetProps {
  webhook: Webhook;
  filter: DeliveryFilter;
  chosen: string | undefined;
  onFilter(filter: DeliveryFilter): void;
  onOpen(id: string): void;
}

/** What was sent, the newest first. */
export function LogSheet({ webhook, filter, chosen, onFilter, onOpen }: LogSheetProps) {
  const log = useInfiniteQuery({
    ...deliveriesQuery(webhook.id, filter),
    placeholderData: (before) => before,
    refetchInterval: lookAgainAfter([webhook]),
  });
  const [asking, setAsking] = useState(false);
  const deliveries = log.data?.pages.flatMap(({ items }) => items);
  const filtered = filter.state !== undefined || filter.type !== undefined;
  const offline = log.fetchStatus === "paused";
  return (
    <section className="sheet">
      <header className={`sheet-head ${css.logHead}`}>
        <h2 className="title-sm">{t("webhooks.log.title")}</h2>
        {webhook.failed > 0 && (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("webhooks.log.replayAll", { count: webhook.failed })}
          </Button>
        )}
      </header>
      <LogFilter filter={filter} onFilter={onFilter} />
      <TroubleNote error={log.error} offline={offline} onRetry={log.refetch} />
      {!deliveries && !log.error && !offline && (
        <div className={css.note}>
          <Skeleton width={20} />
        </div>
      )}
      {deliveries && deliveries.length > 0 && (
        <ul className={`rows lined ${css.list}`}>
          {deliveries.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow delivery={delivery} selected={delivery.id === chosen} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {deliveries?.length === 0 && (
        <p className={`muted ${css.none}`}>{t(filtered ? "webhooks.log.noMatches" : "webhooks.log.none")}</p>
      )}
      <p className={`quiet ${css.foot}`}>
        {log.hasNextPage && (
          <Button size="sm" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("webhooks.log.more")}
          </Button>
        )}
        <span>{t("webhooks.log.kept")}</span>
      </p>
      {asking && <ReplayAllDialog webhook={webhook} onClose={() => setAsking(false)} />}
    </section>
  );
}

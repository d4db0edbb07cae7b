import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { allDeliveriesQuery, type DeliveriesFilter } from "../../api/deliveries.ts";
import { SECOND } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { TroubleNote } from "../webhooks/trouble-note.tsx";
import css from "../webhooks/webhooks.module.css";
import { AgainAllDialog } from "./again-all-dialog.tsx";
import { DeliveriesFilterBar } from "./deliveries-filter.tsx";
import { DeliveryLine } from "./delivery-line.tsx";
import { type Replayed, ReplayProgress } from "./replay-progress.tsx";

interface DeliveriesSheetProps {
  filter: DeliveriesFilter;
  chosen: string | undefined;
  onFilter(filter: DeliveriesFilter): void;
  onOpen(id: string): void;
}

/** All that was told, the newest first. */
export function DeliveriesSheet({ filter, chosen, onFilter, onOpen }: DeliveriesSheetProps) {
  const list = useInfiniteQuery({
    ...allDeliveriesQuery(filter),
    placeholderData: (before) => before,
    // What is counted a moment after it was listed may have been sent between.
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items, counts }) => counts.waiting > 0 || items.some(({ state }) => state === "waiting"))
        ? 3 * SECOND
        : 15 * SECOND,
  });
  const [asking, setAsking] = useState(false);
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items);
  const counts = list.data?.pages[0]?.counts;
  const failed = counts?.failed ?? 0;
  const filtered = Object.keys(filter).length > 0;
  const offline = list.fetchStatus === "paused";
  return (
    <section className="sheet">
      {failed > 0 && (
        <header className={`sheet-head ${css.logHead}`}>
          <h2 className="title-sm">{t("deliveries.failedCount", { count: failed })}</h2>
          <Button size="sm" kind="primary" onClick={() => setAsking(true)}>
            {t("deliveries.again.all", { count: failed })}
          </Button>
        </header>
      )}
      {replayed && <ReplayProgress replayed={replayed} onClose={() => setReplayed(null)} />}
      {(filtered || (items && items.length > 0)) && (
        <DeliveriesFilterBar filter={filter} sinks={items?.map(({ sink }) => sink) ?? []} onFilter={onFilter} />
      )}
      <TroubleNote error={list.error} offline={offline} onRetry={list.refetch} />
      {!items && !list.error && !offline && (
        <div className={css.note}>
          <Skeleton width={20} />
        </div>
      )}
      {items && items.length > 0 && (
        <ul className={`rows lined ${css.list}`}>
          {items.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryLine delivery={delivery} selected={delivery.id === chosen} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {items?.length === 0 && filtered && <p className={`muted ${css.none}`}>{t("webhooks.log.noMatches")}</p>}
      {items?.length === 0 && !filtered && (
        <BlankPage title={t("deliveries.none.title")}>{t("deliveries.none.explanation")}</BlankPage>
      )}
      {items && items.length > 0 && (
        <p className={`quiet ${css.foot}`}>
          {list.hasNextPage && (
            <Button size="sm" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("webhooks.log.more")}
            </Button>
          )}
          <span>{t("deliveries.kept")}</span>
        </p>
      )}
      {asking && counts && (
        <AgainAllDialog
          failed={failed}
          onClose={() => setAsking(false)}
          onBegun={(count) =>
            setReplayed({ count, waitedBefore: counts.waiting, failedBefore: Math.max(0, counts.failed - count) })
          }
        />
      )}
    </section>
  );
}

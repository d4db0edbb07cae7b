import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { auditLogQuery } from "../../../api/audit-log.ts";
import { useNow } from "../../../time/now.ts";
import { HOUR } from "../../../time/units.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { t } from "../../../words/words.ts";
import { BlankPage } from "../../frame/blank-page.tsx";
import { Page } from "../../frame/page.tsx";
import { useAccount } from "../../frame/use-account.ts";
import { toLog } from "../../links.ts";
import { TroubleNote } from "../../webhooks/trouble-note.tsx";
import { SettingsTabs } from "../settings-tabs.tsx";
import css from "./log.module.css";
import { LogDays } from "./log-days.tsx";
import { LogExport } from "./log-export.tsx";
import { type LogSearch, questionOf } from "./log-filter.ts";
import { LogFilterBar } from "./log-filter-bar.tsx";

/** Who did what to the account, when and from where. */
export function LogPage() {
  const navigate = useNavigate();
  const search = useSearch({ from: "/console/settings/log" });
  const { timezone } = useAccount();
  const question = questionOf(search, timezone, useNow(HOUR));
  const list = useInfiniteQuery({ ...auditLogQuery(question), placeholderData: (before) => before });
  const entries = list.data?.pages.flatMap((page) => page.items);
  const count = list.data?.pages[0]?.count;
  const go = (next: LogSearch) => void navigate({ ...toLog(next), replace: true, resetScroll: false });
  const filtered = Object.keys(search).length > 0;
  const offline = list.fetchStatus === "paused";
  return (
    <Page
      title={t("frame.sections.settings")}
      documentTitle={t("settings.tabs.log")}
      width="sheet"
      tabs={<SettingsTabs />}
    >
      <search className={css.filters}>
        <LogFilterBar search={search} onChange={go} />
        <span className={`small quiet ${css.count}`} role="status">
          {count === undefined ? "" : t("log.count", { count })}
        </span>
        <LogExport question={question} empty={count === 0} />
      </search>
      <section className={`sheet ${css.sheet}`} aria-busy={list.isPlaceholderData}>
        <TroubleNote error={list.error} offline={offline} onRetry={list.refetch} />
        {!entries && !list.error && !offline && (
          <div className={css.loading}>
            <Skeleton width={20} />
          </div>
        )}
        {entries && entries.length > 0 && <LogDays entries={entries} />}
        {entries?.length === 0 && filtered && (
          <div className={css.noMatches}>
            <p className="muted">{t("log.noMatches")}</p>
            <Button size="sm" onClick={() => go({})}>
              {t("log.showAll")}
            </Button>
          </div>
        )}
        {entries?.length === 0 && !filtered && (
          <BlankPage title={t("log.none.title")}>{t("log.none.explanation")}</BlankPage>
        )}
        {entries && entries.length > 0 && (
          <footer className={css.foot}>
            <span className="small quiet">{t("log.kept")}</span>
            {list.hasNextPage && (
              <Button size="sm" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("log.older")}
              </Button>
            )}
          </footer>
        )}
      </section>
    </Page>
  );
}

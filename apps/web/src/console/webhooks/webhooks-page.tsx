import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { webhooksQuery } from "../../api/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { Page } from "../frame/page.tsx";
import { toFeeds, toWebhook } from "../links.ts";
import { CreateDialog } from "./form/create-dialog.tsx";
import { lookAgainAfter } from "./look-again.ts";
import { TroubleNote } from "./trouble-note.tsx";
import { WebhookRow } from "./webhook-row.tsx";
import css from "./webhooks.module.css";

export function WebhooksPage() {
  const navigate = useNavigate();
  const { data, error, fetchStatus, refetch } = useQuery({
    ...webhooksQuery(),
    refetchInterval: ({ state }) => lookAgainAfter(state.data?.items ?? []),
  });
  const [adding, setAdding] = useState(false);
  const items = data?.items;
  const add = (
    <Button size="sm" kind="primary" onClick={() => setAdding(true)}>
      <Icon of={Plus} size="sm" /> {t("webhooks.add")}
    </Button>
  );
  return (
    <Page
      title={t("frame.sections.webhooks")}
      width="sheet"
      note={t("webhooks.note")}
      actions={items && items.length > 0 ? add : null}
    >
      <section className="sheet">
        <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />
        {!items && !error && fetchStatus !== "paused" && (
          <div className={css.note}>
            <Skeleton width={20} />
          </div>
        )}
        {items?.length === 0 && (
          <BlankPage title={t("webhooks.none.title")} actions={add}>
            {t("webhooks.none.explanation")} <Trans id="webhooks.none.feed" tags={{ feed: <Link {...toFeeds()} /> }} />
          </BlankPage>
        )}
        {items && items.length > 0 && (
          <ul className={`rows lined ${css.list}`}>
            {items.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </ul>
        )}
      </section>
      {adding && <CreateDialog onClose={() => setAdding(false)} onDone={(id) => void navigate(toWebhook(id))} />}
    </Page>
  );
}

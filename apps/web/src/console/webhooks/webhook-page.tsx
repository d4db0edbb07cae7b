import type { Webhook } from "@daybook/contract/webhooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { webhookQuery } from "../../api/webhooks.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence } from "../error-sentence.ts";
import { Page } from "../frame/page.tsx";
import { PagePending } from "../frame/page-states.tsx";
import { toWebhook, toWebhooks } from "../links.ts";
import { DeliverySide } from "./log/delivery-side.tsx";
import { LogSheet } from "./log/log-sheet.tsx";
import { lookAgainAfter } from "./look-again.ts";
import { PingResult } from "./ping-result.tsx";
import { TroubleNote } from "./trouble-note.tsx";
import { usePing } from "./use-ping.ts";
import { SampleSheet } from "./verify/sample-sheet.tsx";
import { VerifySheet } from "./verify/verify-sheet.tsx";
import { WebhookActions } from "./webhook-actions.tsx";
import { WebhookSheet } from "./webhook-sheet.tsx";
import { hostOf } from "./webhook-words.ts";
import css from "./webhooks.module.css";

const Back = () => (
  <Link
    {...toWebhooks()}
    className={`btn ${css.back}`}
    data-kind="quiet"
    data-size="sm"
    data-icon
    aria-label={t("webhooks.back")}
    activeOptions={{ exact: true }}
  >
    <Icon of={ArrowLeft} turns />
  </Link>
);

export function WebhookPage() {
  const { id } = useParams({ from: "/console/webhooks/$id" });
  const { data, error, fetchStatus, refetch } = useQuery({
    ...webhookQuery(id),
    refetchInterval: ({ state }) => lookAgainAfter(state.data ? [state.data] : []),
  });
  if (data) return <Opened webhook={data} error={error} offline={fetchStatus === "paused"} onRetry={refetch} />;
  if (!error && fetchStatus !== "paused") return <PagePending />;
  if (errorCode(error) === "not_found") throw error;
  return (
    <Page title={t("frame.sections.webhooks")}>
      <section className="sheet">
        <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />
      </section>
    </Page>
  );
}

interface OpenedProps {
  webhook: Webhook;
  error: unknown;
  offline: boolean;
  onRetry(): unknown;
}

function Opened({ webhook, ...trouble }: OpenedProps) {
  const navigate = useNavigate();
  const ping = usePing(webhook);
  const search = useSearch({ from: "/console/webhooks/$id" });
  const { delivery: chosen, ...filter } = search;
  const go = (next: typeof search, replace = false) =>
    void navigate({ ...toWebhook(webhook.id, next), replace, resetScroll: false });
  const open = (delivery?: string) => go({ ...filter, ...(delivery ? { delivery } : {}) }, chosen !== undefined);
  return (
    <Page
      title={<bdi dir="ltr">{hostOf(webhook)}</bdi>}
      documentTitle={hostOf(webhook)}
      beside={<Back />}
      note={webhook.description ? <bdi>{webhook.description}</bdi> : undefined}
      actions={<WebhookActions webhook={webhook} ping={ping} />}
    >
      <div className={css.columns}>
        <div className={css.column}>
          {ping.error && (
            <Note tone="danger" role="alert">
              {errorSentence(ping.error)}
            </Note>
          )}
          {ping.delivery && <PingResult delivery={ping.delivery} onOpen={open} />}
          <WebhookSheet webhook={webhook} trouble={<TroubleNote {...trouble} />} />
          <LogSheet webhook={webhook} filter={filter} chosen={chosen} onFilter={go} onOpen={open} />
          <VerifySheet webhook={webhook} />
          <SampleSheet />
        </div>
        <DeliverySide webhook={webhook} id={chosen} onClose={() => open()} />
      </div>
    </Page>
  );
}

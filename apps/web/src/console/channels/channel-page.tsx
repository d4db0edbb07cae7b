import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { chatChannelQuery } from "../../api/chat-channels.ts";
import { Note } from "../../ui/feedback/note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence } from "../error-sentence.ts";
import { Page } from "../frame/page.tsx";
import { PagePending } from "../frame/page-states.tsx";
import { toChannels } from "../links.ts";
import { lookAgainAfter } from "../webhooks/look-again.ts";
import { TroubleNote } from "../webhooks/trouble-note.tsx";
import css from "../webhooks/webhooks.module.css";
import { ChannelActions } from "./channel-actions.tsx";
import { ChannelSheet } from "./channel-sheet.tsx";
import { programs } from "./channel-words.ts";
import { ChatLog } from "./log/chat-log.tsx";
import { PreviewSheet } from "./preview/preview-sheet.tsx";
import { TestResult } from "./test-result.tsx";
import { useTest } from "./use-test.ts";

const Back = () => (
  <Link
    {...toChannels()}
    className={`btn ${css.back}`}
    data-kind="quiet"
    data-size="sm"
    data-icon
    aria-label={t("channels.back")}
    activeOptions={{ exact: true }}
  >
    <Icon of={ArrowLeft} turns />
  </Link>
);

export function ChannelPage() {
  const { id } = useParams({ from: "/console/channels/$id" });
  const { data, error, fetchStatus, refetch } = useQuery({
    ...chatChannelQuery(id),
    refetchInterval: ({ state }) => lookAgainAfter(state.data ? [state.data] : []),
  });
  const trouble = <TroubleNote error={error} offline={fetchStatus === "paused"} onRetry={refetch} />;
  if (data) return <Opened channel={data} trouble={trouble} />;
  if (!error && fetchStatus !== "paused") return <PagePending />;
  if (errorCode(error) === "not_found") throw error;
  return (
    <Page title={t("frame.sections.channels")}>
      <section className="sheet">{trouble}</section>
    </Page>
  );
}

function Opened({ channel, trouble }: { channel: ChatChannel; trouble: React.ReactNode }) {
  const test = useTest(channel);
  const { name, kind } = channel;
  return (
    <Page
      title={<bdi>{name}</bdi>}
      documentTitle={name}
      beside={<Back />}
      note={programs[kind]}
      actions={<ChannelActions channel={channel} test={test} />}
    >
      <div className={css.columns}>
        <div className={css.column}>
          {test.error && (
            <Note tone="danger" role="alert">
              {errorSentence(test.error)}
            </Note>
          )}
          {test.delivery && <TestResult kind={kind} delivery={test.delivery} />}
          <ChannelSheet channel={channel} trouble={trouble} />
          <ChatLog channel={channel} />
        </div>
        <PreviewSheet kind={kind} />
      </div>
    </Page>
  );
}

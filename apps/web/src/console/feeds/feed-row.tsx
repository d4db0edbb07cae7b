import type { Feed } from "@daybook/contract/feeds";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCw, Rss, Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { feedsQuery } from "../../api/organizer.ts";
import { useClock } from "../../time/clock.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { dateAndTime } from "../date-words.ts";
import { errorSentence } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import { FeedDialog } from "./feed-dialog.tsx";
import css from "./feeds.module.css";
import { subscribeLinks, webcalOf } from "./subscribe-links.ts";

export function FeedRow({ feed, onRemoving }: { feed: Feed; onRemoving(): void }) {
  const client = useQueryClient();
  const { timezone } = useAccount();
  const clock = useClock();
  const [asking, setAsking] = useState<"rotate" | "delete" | null>(null);
  const at = (instant: string) => dateAndTime(instant, timezone, clock);
  const refresh = () => client.invalidateQueries({ queryKey: feedsQuery().queryKey });

  const rotate = async () => {
    try {
      await call("POST /v1/feeds/{id}/rotation", { params: { id: feed.id } });
      await refresh();
      toast(t("feeds.rotate.done", { name: feed.name }));
      setAsking(null);
    } catch (error) {
      toast(errorSentence(error));
    }
  };
  const remove = async () => {
    try {
      await call("DELETE /v1/feeds/{id}", { params: { id: feed.id } });
      onRemoving();
      await refresh();
      toast(t("feeds.delete.done", { name: feed.name }));
    } catch (error) {
      toast(errorSentence(error));
    }
  };

  return (
    <li className={css.feed}>
      <span className={css.icon}>
        <Icon of={Rss} />
      </span>
      <div className={css.main}>
        <h2 className={css.name} tabIndex={-1}>
          {feed.name}
        </h2>
        <p className={`quiet ${css.read}`}>
          {feed.rotatedAt
            ? t("feeds.newAddressSince", { when: at(feed.rotatedAt) })
            : t("feeds.madeAt", { when: at(feed.createdAt) })}
        </p>
        <div className={css.address}>
          <code className="trim" title={feed.url}>
            {feed.url}
          </code>
          <CopyButton text={feed.url} name={(state) => t("feeds.copyAddress", { state, name: feed.name })} />
          <CopyButton
            text={webcalOf(feed.url)}
            name={(state) => t("feeds.copySubscription", { state, name: feed.name })}
            label={t("feeds.copySubscriptionShort")}
          />
        </div>
        <p className={css.apps}>
          <Trans
            id="feeds.subscribeIn"
            tags={{ quiet: <span className="quiet" /> }}
            values={{
              apps: subscribeLinks(feed.url, feed.name).map(({ app, href }) => (
                <a key={app} href={href} target={href.startsWith("https") ? "_blank" : undefined} rel="noreferrer">
                  {t(app)}
                </a>
              )),
            }}
          />
        </p>
      </div>
      <div className={css.actions}>
        <Button size="sm" onClick={() => setAsking("rotate")}>
          <Icon of={RotateCw} size="sm" /> {t("feeds.rotate.ask")}
        </Button>
        <Button
          size="sm"
          kind="danger"
          icon
          aria-label={t("feeds.delete.ask", { name: feed.name })}
          onClick={() => setAsking("delete")}
        >
          <Icon of={Trash2} size="sm" />
        </Button>
      </div>
      {asking === "rotate" && (
        <FeedDialog
          title={t("feeds.rotate.title", { name: feed.name })}
          action={t("feeds.rotate.go")}
          onClose={() => setAsking(null)}
          onGo={rotate}
        >
          {t("feeds.rotate.explanation")}
        </FeedDialog>
      )}
      {asking === "delete" && (
        <FeedDialog
          title={t("feeds.delete.title", { name: feed.name })}
          action={t("feeds.delete.go")}
          onClose={() => setAsking(null)}
          onGo={remove}
        >
          {t("feeds.delete.explanation")}
        </FeedDialog>
      )}
    </li>
  );
}

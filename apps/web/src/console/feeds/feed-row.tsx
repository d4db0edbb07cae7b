import type { Feed } from "@daybook/contract/feeds";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCw, Rss, Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { errorSentence } from "../../api/error-sentence.ts";
import { feedsQuery } from "../../api/organizer.ts";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../time/format.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useAccount } from "../frame/use-account.ts";
import { FeedDialog } from "./feed-dialog.tsx";
import css from "./feeds.module.css";
import { subscribeLinks, webcalOf } from "./subscribe-links.ts";

export function FeedRow({ feed, onRemoving }: { feed: Feed; onRemoving(): void }) {
  const client = useQueryClient();
  const { timezone } = useAccount();
  const clock = useClock();
  const [asking, setAsking] = useState<"rotate" | "delete" | null>(null);
  const at = (instant: string) =>
    `${formatInstantDate(instant, timezone, "short")}, ${formatTime(instant, timezone, clock)}`;
  const refresh = () => client.invalidateQueries({ queryKey: feedsQuery().queryKey });

  const rotate = async () => {
    try {
      await call("POST /v1/feeds/{id}/rotation", { params: { id: feed.id } });
      await refresh();
      toast(`${feed.name} has a new address. The old one has ended.`);
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
      toast(`${feed.name} has ended.`);
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
          {feed.rotatedAt ? `New address since ${at(feed.rotatedAt)}` : `Made ${at(feed.createdAt)}`}
        </p>
        <div className={css.address}>
          <code className="trim" title={feed.url}>
            {feed.url}
          </code>
          <CopyButton text={feed.url} what={`the address of ${feed.name}`} />
          <CopyButton
            text={webcalOf(feed.url)}
            what={`the subscription link of ${feed.name}`}
            label="Copy the subscription link"
          />
        </div>
        <p className={css.apps}>
          <span className="quiet">Subscribe in</span>
          {subscribeLinks(feed.url, feed.name).map(({ app, href }) => (
            <a key={app} href={href} target={href.startsWith("https") ? "_blank" : undefined} rel="noreferrer">
              {app}
            </a>
          ))}
        </p>
      </div>
      <div className={css.actions}>
        <Button size="sm" onClick={() => setAsking("rotate")}>
          <Icon of={RotateCw} size="sm" /> New address…
        </Button>
        <Button size="sm" kind="danger" icon aria-label={`Delete ${feed.name}`} onClick={() => setAsking("delete")}>
          <Icon of={Trash2} size="sm" />
        </Button>
      </div>
      {asking === "rotate" && (
        <FeedDialog
          title={`A new address for ${feed.name}?`}
          action="End the old address"
          onClose={() => setAsking(null)}
          onGo={rotate}
        >
          The old address ends at once, and calendars that subscribe to it stop being renewed until you give them the
          new one. Do this if someone has the address who shouldn’t.
        </FeedDialog>
      )}
      {asking === "delete" && (
        <FeedDialog
          title={`Delete ${feed.name}?`}
          action="Delete the feed"
          onClose={() => setAsking(null)}
          onGo={remove}
        >
          Its address ends at once. Calendars that subscribe to it keep what they read last, or show nothing.
        </FeedDialog>
      )}
    </li>
  );
}

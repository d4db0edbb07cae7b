import { formatNumber } from "../../time/format.ts";
import { t } from "../../words/words.ts";
import css from "./frame.module.css";
import { usePausedChannels } from "./use-paused-channels.ts";
import { usePausedWebhooks } from "./use-paused-webhooks.ts";

function Mark({ count, words }: { count: number; words: string }) {
  if (count === 0) return null;
  return (
    <span className={css.need}>
      <span className="sr">{words}</span>
      <span className="num" aria-hidden="true">
        {formatNumber(count)}
      </span>
    </span>
  );
}

export function PausedWebhooks() {
  const count = usePausedWebhooks();
  return <Mark count={count} words={t("webhooks.pausedCount", { count })} />;
}

export function PausedChannels() {
  const count = usePausedChannels();
  return <Mark count={count} words={t("channels.pausedCount", { count })} />;
}

import { formatNumber } from "../../time/format.ts";
import { t } from "../../words/words.ts";
import css from "./frame.module.css";
import { usePausedWebhooks } from "./use-paused-webhooks.ts";

export function PausedMark() {
  const count = usePausedWebhooks();
  if (count === 0) return null;
  return (
    <span className={css.need}>
      <span className="sr">{t("webhooks.pausedCount", { count })}</span>
      <span className="num" aria-hidden="true">
        {formatNumber(count)}
      </span>
    </span>
  );
}

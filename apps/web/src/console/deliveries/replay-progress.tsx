import { useQuery } from "@tanstack/react-query";
import { deliveryCountsQuery } from "../../api/deliveries.ts";
import { SECOND } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import css from "../webhooks/webhooks.module.css";

/** So many were sent again, and so many waited and had failed before that. */
export interface Replayed {
  count: number;
  waitedBefore: number;
  failedBefore: number;
}

/** How far sending again has come. */
export function ReplayProgress({ replayed, onClose }: { replayed: Replayed; onClose(): void }) {
  const { count, waitedBefore, failedBefore } = replayed;
  const { data } = useQuery({
    ...deliveryCountsQuery(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.waiting <= waitedBefore ? false : SECOND),
  });
  const left = Math.min(count, Math.max(0, (data?.waiting ?? count + waitedBefore) - waitedBefore));
  const again = Math.max(0, (data?.failed ?? failedBefore) - failedBefore);
  const words =
    left > 0
      ? t("deliveries.progress.under", { done: count - left, count })
      : t("deliveries.progress.ended", { count: Math.max(0, count - again) });
  return (
    <div className={css.note}>
      <Note tone={left === 0 && again > 0 ? "wait" : "plain"} role="status">
        <span>{words}</span>{" "}
        {left === 0 && again > 0 && <span>{t("deliveries.progress.failed", { count: again })}</span>}
        {left === 0 && (
          <p className={css.noteActions}>
            <Button size="sm" onClick={onClose}>
              {t("deliveries.progress.close")}
            </Button>
          </p>
        )}
      </Note>
    </div>
  );
}

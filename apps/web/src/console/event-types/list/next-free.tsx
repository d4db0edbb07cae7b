import type { EventType } from "@daybook/contract/event-types";
import type { ReactNode } from "react";
import { useClock } from "../../../time/clock.ts";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import css from "./event-types.module.css";

/** When it can be booked next, or why it can't. */
export function NextFree({ eventType: { paused, draft, nextFree } }: { eventType: EventType }) {
  const { timezone } = useAccount();
  const clock = useClock();
  if (draft) return <Standing label={t("eventTypes.row.draft")}>{t("eventTypes.row.draftWords")}</Standing>;
  if (paused) return <Standing label={t("eventTypes.row.paused")}>{t("eventTypes.row.pausedWords")}</Standing>;
  if (nextFree === undefined) return <div className={css.next} />;
  if (nextFree === null)
    return (
      <div className={css.next}>
        <Trans
          id="eventTypes.row.nothingFree"
          tags={{ label: <span className={`label ${css.full}`} />, where: <span className="quiet" /> }}
        />
      </div>
    );
  return (
    <div className={css.next}>
      <span className="label">{t("eventTypes.row.nextFree")}</span>
      <span className="num">{dateAndTime(nextFree, timezone, clock)}</span>
    </div>
  );
}

const Standing = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={css.next}>
    <span className="label">{label}</span>
    <span className="quiet">{children}</span>
  </div>
);

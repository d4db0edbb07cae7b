import { timesIn } from "../../time/zones.ts";
import { t } from "../../words/words.ts";
import { useConnected } from "../frame/live.ts";
import css from "./calendar-key.module.css";

/** What the textures mean, and whether news arrives at once. */
export function CalendarKey({ busy, timezone }: { busy: boolean; timezone: string }) {
  const connected = useConnected();
  return (
    <div className={`quiet ${css.key}`}>
      <span>
        <i className={css.swatch} data-k="booking" /> {t("calendar.key.booked")}
      </span>
      {busy && (
        <span>
          <i className={css.swatch} data-k="busy" /> {t("calendar.key.busy")}
        </span>
      )}
      <span>
        <i className={css.swatch} data-k="off" /> {t("calendar.key.closed")}
      </span>
      <span>{timesIn(timezone)}</span>
      {connected !== null && (
        <span className="live" data-state={connected ? undefined : "off"} role="status">
          {connected ? t("calendar.key.live") : t("calendar.key.reconnecting")}
        </span>
      )}
    </div>
  );
}

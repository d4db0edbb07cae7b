import { timesIn } from "../../time/zones.ts";
import { useConnected } from "../frame/live.ts";
import css from "./calendar-key.module.css";

/** What the textures mean, and whether news arrives at once. */
export function CalendarKey({ busy, timezone }: { busy: boolean; timezone: string }) {
  const connected = useConnected();
  return (
    <div className={`quiet ${css.key}`}>
      <span>
        <i className={css.swatch} data-k="booking" /> booked
      </span>
      {busy && (
        <span>
          <i className={css.swatch} data-k="busy" /> busy elsewhere
        </span>
      )}
      <span>
        <i className={css.swatch} data-k="off" /> outside your hours
      </span>
      <span>{timesIn(timezone)}</span>
      {connected !== null && (
        <span className="live" data-state={connected ? undefined : "off"} role="status">
          {connected ? "Live" : "Reconnecting"}
        </span>
      )}
    </div>
  );
}

import { useClock } from "../../time/clock.ts";
import { formatPlainDate, formatTimeRange } from "../../time/format.ts";
import { cssVars } from "../../ui/css-vars.ts";
import { InkMark } from "../../ui/ink-mark.tsx";
import { Popover, TriggerButton } from "../../ui/overlays/popover.tsx";
import { Trans } from "../../words/trans.tsx";
import { intl, t } from "../../words/words.ts";
import type { CalendarItem } from "./calendar-items.ts";
import css from "./grid.module.css";
import type { More } from "./week-layout.ts";

interface MoreBlockProps {
  more: More<CalendarItem>;
  date: string;
  timezone: string;
  onOpen(id: string): void;
}

/** What found no room beside the others. */
export function MoreBlock({ more, date, timezone, onOpen }: MoreBlockProps) {
  const clock = useClock();
  const label = t("calendar.more.label", { count: more.items.length, date: formatPlainDate(date, "long") });
  return (
    <div className={css.more} style={cssVars({ "--at": more.at })}>
      <Popover
        label={label}
        trigger={
          <TriggerButton className={css.moreButton ?? ""} aria-label={label}>
            {new Intl.NumberFormat(intl(), { signDisplay: "always" }).format(more.items.length)}
          </TriggerButton>
        }
      >
        {(close) => (
          <ul className={css.moreList}>
            {more.items.map((item) => (
              <li key={item.id}>
                {item.kind === "booking" ? (
                  <button
                    type="button"
                    className={css.moreItem}
                    onClick={() => {
                      close();
                      onOpen(item.id);
                    }}
                  >
                    <InkMark ink={item.booking.ink} />
                    <span>
                      <bdi className="strong">{item.booking.title}</bdi>
                      <br />
                      <span className="quiet">
                        <Trans
                          id="calendar.more.entry"
                          values={{
                            what: <bdi>{item.booking.invitee.name}</bdi>,
                            time: formatTimeRange(item.start, item.end, timezone, clock),
                          }}
                        />
                      </span>
                    </span>
                  </button>
                ) : (
                  <span className={css.moreItem}>
                    <Trans
                      id="calendar.more.entry"
                      values={{
                        what: <bdi>{item.block.title || t("calendar.block.busy")}</bdi>,
                        time: formatTimeRange(item.start, item.end, timezone, clock),
                      }}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Popover>
    </div>
  );
}

import type { BookingCounts } from "@daybook/contract/booking-filter";
import { X } from "lucide-react";
import { firstWeekday } from "../../../time/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InkMark } from "../../../ui/ink-mark.tsx";
import { t } from "../../../words/words.ts";
import { type FilterSearch, type ListState, setParts, toggleType, typesOf, without } from "./booking-filter.ts";
import { DateFilter } from "./date-filter.tsx";
import { datesWords } from "./dates-words.ts";
import { EventTypeFilter } from "./event-type-filter.tsx";
import css from "./filter.module.css";

interface FilterBarProps {
  search: FilterSearch;
  state: ListState;
  /** Unknown until they are read. */
  counts: BookingCounts | undefined;
  today: string;
  onChange(search: FilterSearch): void;
}

/** What the list is narrowed to, each part to be taken away by itself. */
export function FilterBar({ search, state, counts, today, onChange }: FilterBarProps) {
  const parts = setParts(search);
  const types = counts?.eventTypes ?? [];
  const chosen = typesOf(search);
  return (
    <div className={css.bar}>
      <EventTypeFilter
        types={types}
        state={state}
        chosen={chosen}
        onToggle={(id) => onChange(toggleType(search, id))}
      />
      <DateFilter search={search} state={state} today={today} onChange={onChange} />
      {parts.length > 0 && (
        <ul className={css.chips} aria-label={t("bookings.filter.set")}>
          {chosen.map((id) => {
            const type = types.find((one) => one.id === id);
            const title = type?.title ?? t("bookings.filter.unknownType");
            return (
              <li key={id}>
                <button
                  type="button"
                  className="chip"
                  aria-label={t("bookings.filter.remove", { part: title })}
                  onClick={() => onChange(toggleType(search, id))}
                >
                  {type && <InkMark ink={type.ink} />}
                  <bdi className={css.chipWords}>{title}</bdi>
                  <X aria-hidden="true" className={css.cross} />
                </button>
              </li>
            );
          })}
          {parts.includes("dates") && (
            <li>
              <button
                type="button"
                className="chip"
                aria-label={t("bookings.filter.remove", { part: datesWords(search, today, firstWeekday()) })}
                onClick={() => onChange(without(search, "dates"))}
              >
                <span className={css.chipWords}>{datesWords(search, today, firstWeekday())}</span>
                <X aria-hidden="true" className={css.cross} />
              </button>
            </li>
          )}
          <li>
            <Button kind="quiet" size="sm" onClick={() => onChange(without(search, "all"))}>
              <Icon of={X} size="sm" /> {t("bookings.filter.clear")}
            </Button>
          </li>
        </ul>
      )}
      <p className={`quiet ${css.found}`} role="status">
        {parts.length > 0 && counts ? t("bookings.filter.found", { count: counts.states[state] }) : null}
      </p>
    </div>
  );
}

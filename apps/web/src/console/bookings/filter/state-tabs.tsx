import type { BookingCounts } from "@daybook/contract/booking-filter";
import { Link } from "@tanstack/react-router";
import { formatNumber } from "../../../time/format.ts";
import { t } from "../../../words/words.ts";
import { toBookings } from "../../links.ts";
import css from "../bookings.module.css";
import type { FilterSearch, ListState } from "./booking-filter.ts";

const tabs = [
  { state: "upcoming", name: "bookings.tabs.upcoming" },
  { state: "past", name: "bookings.tabs.past" },
  { state: "cancelled", name: "bookings.tabs.cancelled" },
] as const;

interface StateTabsProps {
  search: FilterSearch;
  state: ListState;
  counts: BookingCounts | undefined;
}

/** What comes, what was and what was cancelled, each with how many the rest of the filter finds there. */
export function StateTabs({ search: { state: _, ...search }, state, counts }: StateTabsProps) {
  return (
    <nav className={`tabs ${css.tabs}`} aria-label={t("frame.sections.bookings")}>
      {tabs.map((tab) => (
        <Link
          key={tab.state}
          {...toBookings({ ...search, ...(tab.state === "upcoming" ? {} : { state: tab.state }) })}
          className={`tab ${css.tab}`}
          // Else "Upcoming", whose address has no search, counts as current with every search.
          activeOptions={{ exact: true }}
          aria-current={tab.state === state ? "page" : undefined}
        >
          <span>{t(tab.name)}</span>
          {counts !== undefined && counts.states[tab.state] > 0 && (
            <span className={`num ${css.count}`}>{formatNumber(counts.states[tab.state])}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}

import type { BookingCounts } from "@daybook/contract/booking-filter";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "../../ui/button.tsx";
import { t } from "../../words/words.ts";
import { BlankPage } from "../frame/blank-page.tsx";
import { toBookings } from "../links.ts";
import { type FilterSearch, type ListState, without } from "./filter/booking-filter.ts";

const otherStates = (state: ListState) => (["upcoming", "past", "cancelled"] as const).filter((one) => one !== state);
const takeAway = {
  q: "bookings.none.withoutWords",
  eventTypes: "bookings.none.withoutTypes",
  dates: "bookings.none.withoutDates",
  all: "bookings.none.withoutAll",
} as const;

interface NoMatchesProps {
  search: FilterSearch;
  state: ListState;
  counts: BookingCounts | undefined;
  onChange(search: FilterSearch): void;
}

/** Says which part of the filter leaves nothing over, by what there would be without it. */
export function NoMatches({ search, state, counts, onChange }: NoMatchesProps) {
  const navigate = useNavigate();
  const wider = counts?.without.filter((one) => one[state] > 0) ?? [];
  // With a single part to take away, "all" says the same once more.
  const offered =
    wider.some(({ part }) => part !== "all") && (counts?.without.length ?? 0) <= 2 ? wider.slice(0, 1) : wider;
  const elsewhere = counts ? otherStates(state).filter((one) => counts.states[one] > 0) : [];
  const { q } = search;
  return (
    <BlankPage
      title={q && counts?.without.length === 2 ? t("bookings.none.found", { words: q }) : t("bookings.none.matching")}
      actions={
        <>
          {offered.map((one) => (
            <Button key={one.part} onClick={() => onChange(without(search, one.part))}>
              {t(takeAway[one.part], { count: one[state], words: q ?? "" })}
            </Button>
          ))}
          {elsewhere.map((other) => (
            <Button
              key={other}
              kind="quiet"
              onClick={() => {
                const { state: _, ...rest } = search;
                void navigate(toBookings(other === "upcoming" ? rest : { ...rest, state: other }));
              }}
            >
              {t("bookings.none.elsewhere", { state: other, count: counts?.states[other] ?? 0 })}
            </Button>
          ))}
          {offered.length === 0 && (
            <Button onClick={() => onChange(without(search, "all"))}>{t("bookings.filter.clear")}</Button>
          )}
        </>
      }
    >
      {q ? t("bookings.none.lookedThrough", { state }) : t("bookings.none.among", { state })}
    </BlankPage>
  );
}

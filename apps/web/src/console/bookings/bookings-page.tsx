import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { bookingCountsQuery, bookingsQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { t } from "../../words/words.ts";
import { BookForDialog } from "../book-for/book-for-dialog.tsx";
import { loadErrorSentence } from "../error-sentence.ts";
import { Page } from "../frame/page.tsx";
import { useAccount } from "../frame/use-account.ts";
import { toBookings } from "../links.ts";
import { BookingList, ListFoot, WaitingList } from "./booking-list.tsx";
import { BookingSide } from "./booking-side.tsx";
import css from "./bookings.module.css";
import { ContactsNote } from "./contacts-note.tsx";
import { ExportButton } from "./file/export-button.tsx";
import { type FilterSearch, questionOf, setParts } from "./filter/booking-filter.ts";
import { FilterBar } from "./filter/filter-bar.tsx";
import { FindField } from "./filter/find-field.tsx";
import { StateTabs } from "./filter/state-tabs.tsx";
import { useForgetPages } from "./list/use-forget-pages.ts";
import { NoBookings } from "./no-bookings.tsx";
import { NoMatches } from "./no-matches.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { useNextOpen } from "./use-next-open.ts";

export function BookingsPage() {
  const { booking: chosen, ...search } = useSearch({ from: "/console/bookings" });
  const navigate = useNavigate();
  const { timezone } = useAccount();
  const today = dateIn(timezone, useNow(MINUTE));
  const phone = useMedia("(max-width: 900px)");
  const state = search.state ?? "upcoming";
  const question = questionOf(search, timezone);
  const list = useInfiniteQuery({
    ...bookingsQuery({ state, ...question }),
    // The lines stay while a word is typed or a filter is set; another tab begins anew.
    placeholderData: (before, query) => (stateIn(query?.queryKey[1]) === state ? before : undefined),
  });
  const { data: counts } = useQuery({ ...bookingCountsQuery(question), placeholderData: (before) => before });
  const bookings = list.data?.pages.flatMap(({ items }) => items);
  const asked = JSON.stringify({ state, ...question });
  const next = useNextOpen(list.isPlaceholderData ? undefined : bookings?.[0]?.id, asked);
  const shown = chosen ?? (phone ? undefined : next.id);
  const forget = useForgetPages({ state, ...question });

  // What is filtered anew has its own place in the browser's history, and what stands open may not be in it.
  const filter = (next: FilterSearch) => void navigate({ ...toBookings(next), resetScroll: false });
  // A search has one, too: its first word opens it, and what is typed on from there changes it.
  const searchedIn = useRef("");
  const find = (next: FilterSearch) => {
    const place = JSON.stringify([{ ...search, q: undefined }, chosen]);
    const isOn = search.q !== undefined && searchedIn.current === place;
    searchedIn.current = JSON.stringify([{ ...search, q: undefined }, undefined]);
    void navigate({ ...toBookings(next), replace: isOn, resetScroll: false });
  };
  const open = (booking?: string) =>
    void navigate({
      ...toBookings(booking ? { ...search, booking } : search),
      replace: chosen !== undefined,
      resetScroll: false,
    });
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const [isBooking, setBooking] = useState(false);
  const filtered = setParts(search).length > 0;
  const trouble = list.error
    ? loadErrorSentence(list.error)
    : list.fetchStatus === "paused"
      ? t("errors.offlineReading")
      : null;

  return (
    <Page
      title={t("frame.sections.bookings")}
      actions={
        <>
          <FindField search={search} onChange={find} />
          <ExportButton question={{ state, ...question }} count={counts?.states[state]} />
          {phone ? (
            <Button icon size="sm" aria-label={t("bookFor.title")} onClick={() => setBooking(true)}>
              <Icon of={Plus} />
            </Button>
          ) : (
            <Button size="sm" onClick={() => setBooking(true)}>
              {t("bookFor.title")}
            </Button>
          )}
        </>
      }
    >
      <div className={css.columns}>
        <section className={`sheet ${css.list}`}>
          <StateTabs search={search} state={state} counts={counts} />
          <FilterBar search={search} state={state} counts={counts} today={today} onChange={filter} />
          <ContactsNote />
          {!bookings && trouble && <ListTrouble sentence={trouble} onRetry={list.refetch} />}
          {!bookings && !trouble && <WaitingList />}
          {bookings?.length === 0 &&
            (filtered ? (
              <NoMatches search={search} state={state} counts={counts} onChange={filter} />
            ) : (
              <NoBookings state={state} />
            ))}
          {bookings && bookings.length > 0 && (
            <>
              <BookingList
                bookings={bookings}
                selected={shown}
                more={list.hasNextPage}
                fetching={list.isFetchingNextPage || list.isFetchNextPageError}
                onMore={more}
                onTop={forget}
                onOpen={open}
              />
              {list.isFetchNextPageError && trouble && <ListTrouble sentence={trouble} onRetry={list.fetchNextPage} />}
              <ListFoot fetching={list.isFetchingNextPage} />
            </>
          )}
        </section>
        <BookingSide
          id={shown}
          phone={phone}
          byItself={chosen === undefined}
          idle={bookings?.length ? <NothingChosen /> : null}
          onClose={() => (chosen === undefined ? next.close() : open())}
        />
      </div>
      {isBooking && <BookForDialog onClose={() => setBooking(false)} onBooked={open} />}
    </Page>
  );
}

const stateIn = (asked: unknown) => (asked as { state?: string } | undefined)?.state;

function ListTrouble({ sentence, onRetry }: { sentence: string; onRetry(): unknown }) {
  return (
    <div className={css.trouble}>
      <Note tone="danger" role="alert">
        {sentence}{" "}
        <Button size="sm" onClick={() => onRetry()}>
          {t("ui.tryAgain")}
        </Button>
      </Note>
    </div>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { loadErrorSentence } from "../../api/error-sentence.ts";
import { bookingsQuery } from "../../api/organizer.ts";
import { useLater } from "../../time/use-later.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { t } from "../../words/words.ts";
import { Page } from "../frame/page.tsx";
import { toBookings } from "../links.ts";
import { BookingList } from "./booking-list.tsx";
import { BookingSide } from "./booking-side.tsx";
import css from "./bookings.module.css";
import { ContactsNote } from "./contacts-note.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";

const tabs = [
  { state: "upcoming", name: "bookings.tabs.upcoming" },
  { state: "past", name: "bookings.tabs.past" },
  { state: "cancelled", name: "bookings.tabs.cancelled" },
] as const;

export function BookingsPage() {
  const search = useSearch({ from: "/console/bookings" });
  const navigate = useNavigate();
  const phone = useMedia("(max-width: 900px)");
  const state = search.state ?? "upcoming";
  const [typed, setTyped] = useState(search.q ?? "");
  const q = useLater(typed.trim(), 250);
  const list = useInfiniteQuery({
    ...bookingsQuery(q ? { state, q } : { state }),
    placeholderData: (before, query) => (query?.queryKey[1] === state ? before : undefined),
  });
  const bookings = list.data?.pages.flatMap(({ items }) => items);

  useEffect(() => {
    if (q !== (search.q ?? "")) {
      const { q: _, ...rest } = search;
      void navigate({ ...toBookings(q ? { ...rest, q } : rest), replace: true });
    }
  }, [q, search, navigate]);

  const open = (booking?: string) => {
    const { booking: _, ...rest } = search;
    void navigate({ ...toBookings(booking ? { ...rest, booking } : rest), replace: search.booking !== undefined });
  };

  return (
    <Page
      title={t("frame.sections.bookings")}
      actions={
        <label className={css.find}>
          <span className="sr">{t("bookings.find.label")}</span>
          <Icon of={Search} size="sm" />
          <input
            className="input"
            data-size="sm"
            type="search"
            placeholder={t("bookings.find.placeholder")}
            value={typed}
            maxLength={100}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      }
    >
      <div className={css.columns}>
        <section className={`sheet ${css.list}`}>
          <nav className={`tabs ${css.tabs}`} aria-label={t("frame.sections.bookings")}>
            {tabs.map((tab) => (
              <Link
                key={tab.state}
                {...toBookings({ ...(tab.state === "upcoming" ? {} : { state: tab.state }), ...(q ? { q } : {}) })}
                className={`tab ${css.tab}`}
                // Else "Upcoming", whose address has no search, counts as current with every search.
                activeOptions={{ exact: true }}
                aria-current={tab.state === state ? "page" : undefined}
              >
                {t(tab.name)}
              </Link>
            ))}
          </nav>
          <ContactsNote />
          {list.error && !bookings && (
            <div className={css.trouble}>
              <Note tone="danger" role="alert">
                {loadErrorSentence(list.error)}{" "}
                <Button size="sm" onClick={() => list.refetch()}>
                  {t("ui.tryAgain")}
                </Button>
              </Note>
            </div>
          )}
          <BookingList bookings={bookings} state={state} q={q} selected={search.booking} onOpen={open} />
          {list.hasNextPage && (
            <div className={css.more}>
              <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                {t("bookings.list.showMore")}
              </Button>
            </div>
          )}
        </section>
        <BookingSide
          id={search.booking}
          phone={phone}
          idle={bookings?.length ? <NothingChosen /> : null}
          onClose={() => open()}
        />
      </div>
    </Page>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { bookingsQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatPlainDate, formatTime } from "../../time/format.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { InkMark } from "../../ui/ink-mark.tsx";
import { t } from "../../words/words.ts";
import { useAccount } from "../frame/use-account.ts";
import { bareAddress, fullAddress, profilePath } from "../links.ts";
import css from "./coming-up.module.css";

const most = 8;

/** Stands beside the week while no booking is open: who comes next. */
export function ComingUp({ onOpen }: { onOpen(id: string): void }) {
  const account = useAccount();
  const clock = useClock();
  const { data } = useInfiniteQuery(bookingsQuery({ state: "upcoming" }));
  const next = data?.pages.flatMap(({ items }) => items).slice(0, most);
  const page = profilePath(account.handle);
  const days = next && [...Map.groupBy(next, ({ start }) => dateIn(account.timezone, start))];
  return (
    <div className={css.coming}>
      <header className="sheet-head">
        <h2 className="title-sm">{t("calendar.comingUp.title")}</h2>
      </header>
      {days?.length === 0 && (
        <div className="empty">
          <p className="muted">{t("calendar.comingUp.none")}</p>
        </div>
      )}
      <div className={css.comingScroll}>
        {days?.map(([date, bookings]) => (
          <section key={date}>
            <h3 className="label">{formatPlainDate(date, "long")}</h3>
            <ul className={`ledger ${css.comingList}`}>
              {bookings.map((booking) => (
                <li key={booking.id}>
                  <span className="num">{formatTime(booking.start, account.timezone, clock)}</span>
                  <button type="button" onClick={() => onOpen(booking.id)}>
                    <InkMark ink={booking.ink} />
                    <span className="trim">
                      <bdi className="strong">{booking.invitee.name}</bdi> <bdi className="quiet">{booking.title}</bdi>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer className={css.comingFoot}>
        <a href={page} target="_blank" rel="noreferrer" className="trim">
          {bareAddress(page)}
        </a>
        <CopyButton text={fullAddress(page)} name={(state) => t("frame.copyYourLink", { state })} />
      </footer>
    </div>
  );
}

import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../words/words.ts";
import css from "./booking.module.css";
import { BookingPanel } from "./booking-panel.tsx";
import { useGrip } from "./use-grip.ts";

interface BookingSideProps {
  id: string | undefined;
  phone: boolean;
  /** What stands here while no booking is open; not on a phone. */
  idle: ReactNode;
  /** Nobody chose it: the focus stays where it is. */
  byItself?: boolean;
  onClose(): void;
}

/** The booking beside the page; on a phone a sheet from below, with its actions first and the rest when drawn up. */
export function BookingSide({ id, phone, idle, byItself = false, onClose }: BookingSideProps) {
  const [raised, setRaised] = useState(false);
  const side = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const grip = useGrip(setRaised, onClose);

  useEffect(() => {
    setRaised(false);
    if (!id || byItself) return;
    const before = document.activeElement;
    if (before instanceof HTMLElement && !side.current?.contains(before)) opener.current = before;
    side.current?.focus({ preventScroll: true });
  }, [id, byItself]);

  const close = () => {
    onClose();
    opener.current?.focus({ preventScroll: true });
  };
  if (!id && (phone || !idle)) return null;
  return (
    <aside
      ref={side}
      className={`sheet ${css.side}`}
      aria-label={id ? t("bookings.side.booking") : t("calendar.comingUp.title")}
      data-open={id ? true : undefined}
      data-raised={raised || undefined}
      tabIndex={id ? -1 : undefined}
      onKeyDown={(event) => {
        if (id && event.key === "Escape") close();
      }}
    >
      {id && phone && (
        <button
          type="button"
          className={css.grip}
          aria-expanded={raised}
          aria-label={raised ? t("bookings.side.showLess") : t("bookings.side.showMore")}
          onClick={() => setRaised(!raised)}
          {...grip}
        />
      )}
      {id ? <BookingPanel key={id} id={id} onClose={close} /> : idle}
    </aside>
  );
}

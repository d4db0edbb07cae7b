import type { Booking } from "@daybook/contract/bookings";
import { Check, X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useClock } from "../../time/clock.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { InkMark } from "../../ui/ink-mark.tsx";
import { t } from "../../words/words.ts";
import { dateAndTimes } from "../date-words.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./booking.module.css";
import type { Standing } from "./booking-words.ts";

export const CloseButton = ({ onClose }: { onClose(): void }) => (
  <Button kind="quiet" icon size="sm" aria-label={t("bookings.panel.close")} onClick={onClose}>
    <Icon of={X} />
  </Button>
);

function StateBadge({ standing }: { standing: Standing }) {
  if (standing === "cancelled") return <Badge tone="line">{t("bookings.panel.cancelled")}</Badge>;
  if (standing === "over") return <Badge>{t("bookings.panel.over")}</Badge>;
  return (
    <Badge tone="ok">
      <Icon of={Check} />
      <span>{standing === "running" ? t("bookings.panel.running") : t("bookings.panel.confirmed")}</span>
    </Badge>
  );
}

interface PanelHeadProps {
  booking: Booking;
  standing: Standing;
  onClose(): void;
  /** Gets the focus when what had it is gone. */
  heading?: Ref<HTMLHeadingElement>;
  /** Beside the close button. */
  menu?: ReactNode;
}

/** What a booking is, and when. */
export function PanelHead({ booking, standing, onClose, heading, menu }: PanelHeadProps) {
  const { timezone } = useAccount();
  const clock = useClock();
  const gone = standing === "cancelled" || undefined;
  return (
    <header className={css.head}>
      <div className={css.state}>
        <StateBadge standing={standing} />
        <span>
          {menu}
          <CloseButton onClose={onClose} />
        </span>
      </div>
      <h2 ref={heading} tabIndex={-1} className={`title-sm ${css.title}`} data-gone={gone}>
        <InkMark ink={booking.ink} /> <bdi>{booking.title}</bdi>
      </h2>
      <p className={css.when} data-gone={gone}>
        <b className="strong">{dateAndTimes(booking.start, booking.end, timezone, clock)}</b>
      </p>
    </header>
  );
}

import type { BookingDetail } from "@daybook/contract/bookings";
import { useQuery } from "@tanstack/react-query";
import { Check, Ellipsis, ExternalLink, Link2, MessageSquare, Move, X } from "lucide-react";
import { useRef, useState } from "react";
import { errorCode, loadErrorSentence } from "../../api/error-sentence.ts";
import { bookingQuery } from "../../api/organizer.ts";
import { useClock } from "../../time/clock.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { InkMark } from "../../ui/ink-mark.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { dateAndTimes } from "../date-words.ts";
import { useAccount } from "../frame/use-account.ts";
import { mailTo, pagePath } from "../links.ts";
import css from "./booking.module.css";
import { BookingFacts } from "./booking-facts.tsx";
import { BookingRecord } from "./booking-record.tsx";
import { allowed, type Standing, standingOf } from "./booking-words.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import { lookAgainAfter } from "./look-again.ts";
import { MoveDialog } from "./move-dialog.tsx";

export function BookingPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { data, error } = useQuery({
    ...bookingQuery(id),
    refetchInterval: ({ state }) => state.data !== undefined && lookAgainAfter(state.data.deliveries),
  });
  if (data) return <Opened booking={data} onClose={onClose} />;
  return (
    <header className={css.head}>
      <div className={css.state}>
        {error ? <Badge tone="line">{t("bookings.panel.notHere")}</Badge> : <Skeleton width={5} />}
        <CloseButton onClose={onClose} />
      </div>
      {error ? (
        <p className="muted">
          {errorCode(error) === "not_found" ? t("bookings.panel.missing") : loadErrorSentence(error)}
        </p>
      ) : (
        <Skeleton width={12} />
      )}
    </header>
  );
}

const CloseButton = ({ onClose }: { onClose(): void }) => (
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
      {standing === "running" ? t("bookings.panel.running") : t("bookings.panel.confirmed")}
    </Badge>
  );
}

function Opened({ booking, onClose }: { booking: BookingDetail; onClose(): void }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const now = useNow(MINUTE);
  const [asking, setAsking] = useState<"move" | "cancel" | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const standing = standingOf(booking, now);
  const can = allowed[standing];
  const page = pagePath(booking.eventType.handle, booking.eventType.slug);
  return (
    <>
      <header className={css.head}>
        <div className={css.state}>
          <StateBadge standing={standing} />
          <span>
            <Menu
              label={t("bookings.panel.more")}
              trigger={
                <TriggerButton kind="quiet" icon size="sm" aria-label={t("bookings.panel.more")}>
                  <Icon of={Ellipsis} />
                </TriggerButton>
              }
            >
              <MenuItem
                icon={Link2}
                onAction={() =>
                  void navigator.clipboard
                    .writeText(booking.manageUrl)
                    .then(() => toast(t("bookings.panel.guestLinkCopied")))
                }
              >
                {t("bookings.panel.copyGuestLink")}
              </MenuItem>
              <MenuItem
                icon={ExternalLink}
                disabled={booking.eventType.deleted}
                onAction={() => window.open(page, "_blank", "noopener")}
              >
                {t("bookings.panel.openPage")}
              </MenuItem>
            </Menu>
            <CloseButton onClose={onClose} />
          </span>
        </div>
        <h2
          ref={heading}
          tabIndex={-1}
          className={`title-sm ${css.title}`}
          data-gone={standing === "cancelled" || undefined}
        >
          <InkMark ink={booking.ink} /> <bdi>{booking.title}</bdi>
        </h2>
        <p className={css.when} data-gone={standing === "cancelled" || undefined}>
          <b className="strong">{dateAndTimes(booking.start, booking.end, timezone, clock)}</b>
        </p>
      </header>
      <div className={css.actions}>
        {can.move && (
          <Button size="sm" onClick={() => setAsking("move")}>
            <Icon of={Move} size="sm" /> {t("bookings.panel.move")}
          </Button>
        )}
        <LinkButton size="sm" href={mailTo(booking.invitee.email, booking.title)}>
          <Icon of={MessageSquare} size="sm" /> {t("bookings.panel.write")}
        </LinkButton>
        {can.cancel && (
          <Button size="sm" kind="danger" onClick={() => setAsking("cancel")}>
            {t("bookings.panel.cancel")}
          </Button>
        )}
      </div>
      <div className={css.scroll}>
        <BookingFacts booking={booking} />
        <BookingRecord booking={booking} />
      </div>
      <CancelDialog open={asking === "cancel"} booking={booking} onClose={() => setAsking(null)} focusAfter={heading} />
      {asking === "move" && <MoveDialog booking={booking} onClose={() => setAsking(null)} />}
    </>
  );
}

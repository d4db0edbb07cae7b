import type { Booking, BookingDetail } from "@daybook/contract/bookings";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, ExternalLink, Link2, Mail, MessageSquare, Move, Pencil } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { bookingQuery } from "../../api/organizer.ts";
import { copyText } from "../../device/copy-text.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu, MenuItem } from "../../ui/overlays/menu.tsx";
import { TriggerButton } from "../../ui/overlays/popover.tsx";
import { t } from "../../words/words.ts";
import { errorCode, loadErrorSentence } from "../error-sentence.ts";
import { mailTo, pagePath } from "../links.ts";
import css from "./booking.module.css";
import { BookingFacts } from "./booking-facts.tsx";
import { BookingRecord } from "./booking-record.tsx";
import { allowed, standingOf } from "./booking-words.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import { AttentionNotes } from "./invitee/attention-notes.tsx";
import { CorrectDialog } from "./invitee/correct-dialog.tsx";
import { useInviteeChanges } from "./invitee/use-invitee-changes.ts";
import { useKnownBooking } from "./known-booking.ts";
import { lookAgainAfter } from "./look-again.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { CloseButton, PanelHead } from "./panel-head.tsx";

const BookingGuests = lazy(() => import("./booking-guests.tsx").then((module) => ({ default: module.BookingGuests })));

export function BookingPanel({ id, onClose }: { id: string; onClose(): void }) {
  const known = useKnownBooking(id);
  const { data, error, fetchStatus } = useQuery({
    ...bookingQuery(id),
    refetchInterval: ({ state }) => state.data !== undefined && lookAgainAfter(state.data.deliveries, Date.now()),
  });
  if (data) return <Opened booking={data} onClose={onClose} />;
  // Without a connection it isn't even tried.
  const trouble = error
    ? errorCode(error) === "not_found"
      ? t("bookings.panel.missing")
      : loadErrorSentence(error)
    : fetchStatus === "paused"
      ? t("errors.offlineReading")
      : null;
  if (known && errorCode(error) !== "not_found")
    return (
      <Known
        booking={known}
        trouble={fetchStatus === "paused" ? t("bookings.panel.offline") : trouble}
        onClose={onClose}
      />
    );
  return (
    <header className={css.head}>
      <div className={css.state}>
        {trouble ? <Badge tone="line">{t("bookings.panel.notHere")}</Badge> : <Skeleton width={5} />}
        <CloseButton onClose={onClose} />
      </div>
      {trouble ? <p className="muted">{trouble}</p> : <Skeleton width={12} />}
    </header>
  );
}

/** What the list knew of it, while the rest is read or can't be. */
function Known({ booking, trouble, onClose }: { booking: Booking; trouble: string | null; onClose(): void }) {
  const now = useNow(MINUTE);
  return (
    <>
      <PanelHead booking={booking} standing={standingOf(booking, now)} onClose={onClose} />
      <div className={css.scroll}>
        <BookingFacts booking={booking} />
        {trouble ? (
          <Note tone="wait" role="status">
            {trouble}
          </Note>
        ) : (
          <Skeleton width={12} />
        )}
      </div>
    </>
  );
}

interface PanelMenuProps {
  booking: BookingDetail;
  /** While it may still be changed. */
  changeable: boolean;
  onCorrect(): void;
  onResend(): void;
}

function PanelMenu({ booking, changeable, onCorrect, onResend }: PanelMenuProps) {
  const page = pagePath(booking.eventType.handle, booking.eventType.slug);
  return (
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
          void copyText(booking.manageUrl).then((copied) =>
            toast(t(copied ? "bookings.panel.guestLinkCopied" : "bookings.panel.guestLinkNotCopied")),
          )
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
      {changeable && (
        <MenuItem icon={Pencil} onAction={onCorrect}>
          {t("bookings.panel.correct")}
        </MenuItem>
      )}
      {changeable && booking.mail.stopped === null && (
        <MenuItem icon={Mail} onAction={onResend}>
          {t("bookings.panel.resend")}
        </MenuItem>
      )}
    </Menu>
  );
}

function Opened({ booking, onClose }: { booking: BookingDetail; onClose(): void }) {
  const now = useNow(MINUTE);
  const [asking, setAsking] = useState<"move" | "cancel" | "guests" | "correct" | null>(null);
  const { resume, keep, show } = useInviteeChanges(booking);
  const heading = useRef<HTMLHeadingElement>(null);
  const standing = standingOf(booking, now);
  const can = allowed[standing];
  return (
    <>
      <PanelHead
        booking={booking}
        standing={standing}
        heading={heading}
        menu={
          <PanelMenu
            booking={booking}
            changeable={can.cancel}
            onCorrect={() => setAsking("correct")}
            onResend={() => resume.mutate()}
          />
        }
        onClose={onClose}
      />
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
      <AttentionNotes
        booking={booking}
        can={can}
        busy={resume.isPending || keep.isPending}
        onCorrect={() => setAsking("correct")}
        onResume={() => resume.mutate()}
        onCancel={() => setAsking("cancel")}
        onKeep={() => keep.mutate()}
      />
      <div className={css.scroll}>
        <BookingFacts booking={booking} onGuests={can.move ? () => setAsking("guests") : undefined} />
        <BookingRecord booking={booking} />
      </div>
      <CancelDialog open={asking === "cancel"} booking={booking} onClose={() => setAsking(null)} focusAfter={heading} />
      {asking === "guests" && (
        <Suspense fallback={null}>
          <BookingGuests booking={booking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
      {asking === "correct" && (
        <CorrectDialog booking={booking} onClose={() => setAsking(null)} onDone={show} focusAfter={heading} />
      )}
      {asking === "move" && <MoveDialog booking={booking} onClose={() => setAsking(null)} />}
    </>
  );
}

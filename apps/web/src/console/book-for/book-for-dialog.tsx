import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { eventTypesQuery } from "../../api/organizer.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { toNewEventType } from "../links.ts";
import { BookForForm } from "./book-for-form.tsx";

export interface BookForDialogProps {
  onClose(): void;
  /** The instant to begin with, such as where the week was pressed; a time of today's is chosen in it otherwise. */
  at?: string | undefined;
  /** The date to begin with otherwise, such as that of the page it is opened from. */
  date?: string | undefined;
  /** The event type to begin with; the first that isn't paused otherwise. */
  eventTypeId?: string | undefined;
  /** What was booked, before the dialog closes. */
  onBooked?: ((id: string) => void) | undefined;
}

/** A host books for somebody. Opens as soon as it stands. */
export function BookForDialog({ onClose, at, date, eventTypeId, onBooked }: BookForDialogProps) {
  const { data } = useQuery(eventTypesQuery());
  const items = data?.items;
  const first = items?.find(({ id }) => id === eventTypeId) ?? items?.find(({ paused }) => !paused) ?? items?.[0];
  if (items && first)
    return <BookForForm eventTypes={items} first={first} at={at} date={date} onClose={onClose} onBooked={onBooked} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("bookFor.title")}
      actions={
        <>
          <Button onClick={onClose}>{t("bookings.move.leave")}</Button>
          {items && (
            <Link {...toNewEventType()} className="btn" data-kind="primary">
              {t("eventTypes.new")}
            </Link>
          )}
        </>
      }
    >
      {items ? <p>{t("bookFor.noEventType")}</p> : <Skeleton width={12} />}
    </Dialog>
  );
}

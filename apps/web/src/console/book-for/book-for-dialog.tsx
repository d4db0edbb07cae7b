import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { eventTypesQuery } from "../../api/organizer.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { toNewEventType } from "../links.ts";
import { BookForForm } from "./book-for-form.tsx";
import type { BookForDialogProps } from "./book-for-props.ts";

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

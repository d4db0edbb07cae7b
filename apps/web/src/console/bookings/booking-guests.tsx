import type { BookingDetail } from "@daybook/contract/bookings";
import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { GuestsDialog } from "../../guests/guests-dialog.tsx";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { refreshBookings } from "./refresh-bookings.ts";

/** Whom an invitee brings along, as their host changes it: by the host's word ten may come, whatever the page says. */
export function BookingGuests({ booking, onClose }: { booking: BookingDetail; onClose(): void }) {
  const client = useQueryClient();
  const { id, guests, invitee } = booking;
  return (
    <GuestsDialog
      guests={guests}
      rules={{ most: MOST_GUESTS, invitee: invitee.email }}
      add={(added, idempotencyKey) =>
        call("POST /v1/bookings/{id}/guests", { params: { id }, body: { guests: added }, idempotencyKey })
      }
      remove={(guestId) => call("DELETE /v1/bookings/{id}/guests/{guestId}", { params: { id, guestId } })}
      refresh={() => refreshBookings(client)}
      sentenceOf={errorSentence}
      onClose={onClose}
      onSaved={() => {
        toast(t("guests.saved"), { about: id });
        onClose();
      }}
    />
  );
}

import type { BookingDetail } from "@daybook/contract/bookings";
import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { bookingQuery } from "../../../api/organizer.ts";
import { useKeyFor } from "../../../api/use-key-for.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { refreshBookings } from "../refresh-bookings.ts";

/** What a host does about a booking's invitee without touching its time; each says how it went. */
export function useInviteeChanges(booking: BookingDetail) {
  const client = useQueryClient();
  const keys = useKeyFor();
  const params = { id: booking.id };
  const show = (detail: BookingDetail) => {
    keys.settle();
    client.setQueryData(bookingQuery(booking.id).queryKey, detail);
    void refreshBookings(client);
  };
  const resume = useMutation({
    mutationFn: () => call("POST /v1/bookings/{id}/mail-resumption", { params, idempotencyKey: keys.of("resume") }),
    onSuccess: (detail) => {
      show(detail);
      toast(t("bookings.reach.sent", { address: readableEmail(detail.invitee.email) }), { about: booking.id });
    },
    onError: (error) => {
      const isTried = errorCode(error) === "rate_limited" && booking.mail.stopped !== null;
      toast(isTried ? t("bookings.reach.tried") : errorSentence(error), { about: booking.id });
      void refreshBookings(client);
    },
  });
  const keep = useMutation({
    mutationFn: () => call("POST /v1/bookings/{id}/keeping", { params, idempotencyKey: keys.of("keep") }),
    onSuccess: (detail) => {
      show(detail);
      toast(t("bookings.answer.kept"), { about: booking.id });
    },
    onError: (error) => {
      toast(errorSentence(error), { about: booking.id });
      void refreshBookings(client);
    },
  });
  return { resume, keep, show };
}

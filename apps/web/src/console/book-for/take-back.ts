import type { BookingDetail } from "@daybook/contract/bookings";
import type { QueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { newKey } from "../../api/new-key.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { refreshBookings } from "../bookings/refresh-bookings.ts";
import { errorSentence } from "../error-sentence.ts";

/** Cancels what was just booked. Who was told of it is told of this; nobody else is. */
export async function takeBack(client: QueryClient, { id, title }: BookingDetail, told: boolean): Promise<void> {
  try {
    await call("POST /v1/bookings/{id}/cancellation", {
      params: { id },
      body: { notify: told },
      idempotencyKey: newKey(),
    });
    await refreshBookings(client);
    toast(t("bookFor.takenBack", { title }), { about: id });
  } catch (error) {
    toast(errorSentence(error), { about: id });
  }
}

import type { BookingSnapshot } from "@daybook/core/bookings/events";
import { reminderEnd, reminderEndWords } from "@daybook/core/bookings/reminders";
import { type BookingRow, type BookingSurroundings, bookingsWithSurroundings } from "@daybook/db/bookings";
import type { LeasedDelivery } from "@daybook/db/delivery-leases";
import { system } from "../runtime/services.ts";
import { readBooking } from "./read-booking.ts";
import type { CarryContext, Ending, Ready } from "./sink.ts";

export interface Reminded {
  row: BookingRow;
  around: BookingSurroundings;
}

/** How it ends unsent by what the booking is now; null when it is to be sent. */
function ending(
  { event, about, target, orderNumber }: LeasedDelivery,
  found: Reminded | null,
  now: number,
): Ending | null {
  if (!found) return { kind: "skipped", error: reminderEndWords.gone };
  const { row, around } = found;
  const { start, end: until } = event.after as BookingSnapshot;
  const booking = {
    ...row,
    rules: row.settings.reminders ?? [],
    plannedBy: around.plannedBy,
    switchedOff: around.remindersOff,
  };
  const end = reminderEnd({ about, target, start, end: until, plannedBy: orderNumber }, booking, now);
  return end && { kind: "skipped", error: reminderEndWords[end] };
}

/** A reminder or a follow-up, by whichever sink: sent as long as the booking stands as it did, up to the last moment. */
export async function readiedReminder(
  context: CarryContext,
  delivery: LeasedDelivery,
  write: (found: Reminded) => Promise<Ready | Ending>,
): Promise<Ready | Ending> {
  const { db, services } = context;
  const id = delivery.event.subjectId;
  const found = await readBooking(context, id);
  const end = ending(delivery, found, services.now());
  if (end || !found) return end ?? { kind: "skipped", error: reminderEndWords.gone };
  const written = await write(found);
  if (written.kind !== "ready") return written;
  return {
    ...written,
    async still() {
      const now = (await bookingsWithSurroundings(system, db, [id])).get(id) ?? null;
      return ending(delivery, now, services.now());
    },
  };
}

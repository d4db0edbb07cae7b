import type { BookingDetail } from "@daybook/contract/bookings";
import { keepsItsPlace } from "@daybook/core/bookings/change";
import { liftRefusal, type Suppression } from "@daybook/core/mail/mail-state";
import { formatInstant } from "@daybook/core/time/instant";
import type { repliesOf } from "@daybook/db/booking-replies";
import type { BookingRow } from "@daybook/db/bookings";

type ReplyRow = Awaited<ReturnType<typeof repliesOf>>[number];

/** What a calendar answered; open while somebody has to decide. */
export const presentReply = (
  { name, answer, comment, at, stands, keptAt }: ReplyRow,
  row: BookingRow,
  now: number,
): BookingDetail["replies"][number] => ({
  name,
  answer,
  comment,
  at: formatInstant(at),
  open: answer !== "accepted" && keptAt === null && stands && keepsItsPlace(row.state) && row.end > now,
});

/** Whether mails go to the invitee, for a host. */
export const presentMail = (suppression: Suppression | null, now: number): BookingDetail["mail"] => ({
  stopped: suppression?.why ?? null,
  since: suppression ? formatInstant(suppression.since) : null,
  resumable: suppression === null || liftRefusal(suppression, { ownsMailbox: false, now }) === null,
});

import { askDatabase, settled } from "./database-dump.ts";
import type { Daybook } from "./daybook.ts";

export async function deadLetter(daybook: Daybook, bookingId: string): Promise<string> {
  await settled(daybook);
  const [row] = await askDatabase(
    daybook,
    `UPDATE deliveries d SET state = 'failed', last_error = '422 validation_error: to' FROM events e
      WHERE e.id = d.event_id AND e.subject_id = $1 AND d.target = 'invitee' RETURNING d.id`,
    [bookingId],
  );
  return String(row?.id);
}

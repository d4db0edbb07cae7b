import { askDatabase } from "./database-dump.ts";
import type { Daybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { fault } from "./faults.ts";

export interface DeliveryRow {
  id: string;
  sink: string;
  state: string;
  attempts: number;
  last_error: string | null;
  /** Epoch ms. */
  due: number;
}
export interface ArrivedMail {
  to: { address: string };
  subject: string;
  dedupeKey: string;
  listUnsubscribe?: string;
}

/** The mails about a booking that have arrived. */
export async function mailsOf(daybook: Daybook, bookingId: string): Promise<ArrivedMail[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter((mail: ArrivedMail) => mail.dedupeKey.includes(bookingId));
}

/** A booking's deliveries, mails first. */
export const rowsOf = async (daybook: Daybook, bookingId: string): Promise<DeliveryRow[]> =>
  (await askDatabase(
    daybook,
    `SELECT id, sink, state, attempts, last_error, extract(epoch FROM due_at) * 1000 AS due FROM deliveries
      WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1) ORDER BY sink, dedupe_key`,
    [bookingId],
  )) as unknown as DeliveryRow[];
export const statesOf = async (daybook: Daybook, bookingId: string): Promise<string[]> =>
  (await rowsOf(daybook, bookingId)).map((row) => row.state);

/** Waits for both mails and the push of a booking that was just made. */
export const allDone = (daybook: Daybook, bookingId: string) =>
  eventually(() => statesOf(daybook, bookingId)).toEqual(["done", "done", "done"]);

/** The due clock looks now. */
export const ring = (daybook: Daybook): Promise<void> => fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
/** The due clock looks so long after now. */
export async function lookLater(daybook: Daybook, ms: number): Promise<void> {
  await fault(daybook, { ahead: ms });
  await ring(daybook);
}

/** So that the next attempt's error can be told from the last one's. */
export const forgetErrors = (daybook: Daybook, bookingId: string, state = "%") =>
  askDatabase(
    daybook,
    `UPDATE deliveries SET last_error = NULL
      WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1) AND state LIKE $2`,
    [bookingId, state],
  );

import { askDatabase } from "./database-dump.ts";
import type { Daybook } from "./daybook.ts";
import { eventually } from "./eventually.ts";

/** A mail as the local mailbox has it. */
export interface ArrivedMail {
  to: { name?: string; address: string };
  replyTo?: { address: string };
  subject: string;
  text: string;
  html: string;
  attachments: { contentType: string; content: string }[];
  dedupeKey: string;
  receivedAt: number;
}

/** All mails about a booking to an address, in the order in which they came. */
export async function mailsTo(daybook: Daybook, bookingId: string, address: string): Promise<ArrivedMail[]> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  const mails: ArrivedMail[] = json.items.filter(
    (mail: ArrivedMail) => mail.dedupeKey.includes(bookingId) && mail.to.address === address,
  );
  return mails.toSorted((a, b) => a.receivedAt - b.receivedAt);
}

/** Waits until all that the changes of a booking asked for has been done. */
export const allCarriedOut = (daybook: Daybook, bookingId: string) =>
  eventually(() =>
    askDatabase(
      daybook,
      `SELECT target, state, last_error FROM deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.subject_id = $1 AND state <> 'done'`,
      [bookingId],
    ),
  ).toEqual([]);

/** The calendar part of a mail, unfolded, by lines. */
export const calendarLines = (mail: ArrivedMail | undefined): string[] =>
  (mail?.attachments[0]?.content ?? "").replaceAll("\r\n ", "").split("\r\n");

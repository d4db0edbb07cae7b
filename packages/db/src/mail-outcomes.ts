import { type MailReport, mailStates, type SuppressionReason } from "@daybook/core/mail/mail-state";
import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** A report of the mail service about a mail of ours. Instants are epoch milliseconds. */
export interface ReportRows extends MailReport {
  /** The service's id of the report, of the mail, and ours of the delivery that it was. */
  eventId: string;
  serviceId: string;
  deliveryId: string;
  address: string;
  /** When the service took the mail, and when it reported. */
  sentAt: number;
  at: number;
  /** Nobody writes to the address any more because of it. */
  suppresses: SuppressionReason | null;
}

/** What a report was about: the accounts whose bookings show the address now otherwise. */
export interface Reported {
  accountIds: string[];
}

const RANKS = JSON.stringify(mailStates);
/** The later a state's place, the more it says. */
const rank = (state: string) =>
  sql.raw(`array_position(ARRAY(SELECT jsonb_array_elements_text('${RANKS}')), ${state})`);

/**
 * Writes down what became of a mail, and whether its address is written to any more. Null when that report was taken
 * before, or tells of no mail of ours. A report from before the address was last lifted doesn't stop it again.
 */
export async function takeReport(_scope: SystemScope, db: Database, report: ReportRows): Promise<Reported | null> {
  const { rows } = await db.execute<{ accountIds: string[] }>(sql`
    WITH known AS (
      SELECT id, account_id FROM deliveries WHERE id = ${report.deliveryId} AND sink = 'mail'
    ), fresh AS (
      INSERT INTO mail_events (id, at) SELECT ${report.eventId}, ${at(report.at)} FROM known ON CONFLICT DO NOTHING RETURNING id
    ), outcome AS (
      INSERT INTO mail_outcomes AS o (delivery_id, service_id, address, state, lasting, words, sent_at, at)
      SELECT known.id, ${report.serviceId}, address_hash(${report.address}), ${report.state}, ${report.lasting}, ${report.words}, ${at(report.sentAt)}, ${at(report.at)}
        FROM known JOIN fresh ON true
      ON CONFLICT (delivery_id, service_id) DO UPDATE
        SET state = excluded.state, lasting = excluded.lasting, words = excluded.words, at = excluded.at
        WHERE ${rank("excluded.state")} > ${rank("o.state")}
    ), suppressed AS (
      INSERT INTO mail_suppressions AS s (address, why, words, since)
      SELECT address_hash(${report.address}), ${report.suppresses}, ${report.words}, ${at(report.at)}
        FROM known JOIN fresh ON true WHERE ${report.suppresses}::text IS NOT NULL
      ON CONFLICT (address) DO UPDATE SET why = excluded.why, words = excluded.words, since = excluded.since, active = true
        WHERE CASE WHEN s.active THEN s.why = 'bounced' AND excluded.why = 'complained' ELSE excluded.since > s.lifted_at END
    )
    SELECT ARRAY(SELECT DISTINCT m.account_id FROM deliveries d JOIN events e ON e.id = d.event_id AND e.subject_kind = 'booking'
      JOIN bookings b ON b.id = e.subject_id JOIN appointment_hosts o ON o.appointment_id = b.appointment_id
      JOIN hosts m ON m.id = o.host_id WHERE d.id = known.id) AS "accountIds" FROM known JOIN fresh ON true`);
  return rows[0] ?? null;
}

/** What became of mails, by the delivery: of one that was sent more than once the last. Instants are epoch ms. */
export type MailOutcome = MailReport & { at: number };

export async function outcomesOf(
  _scope: SystemScope,
  db: Database,
  deliveryIds: readonly string[],
): Promise<Map<string, MailOutcome>> {
  if (deliveryIds.length === 0) return new Map();
  const { rows } = await db.execute<Pick<MailOutcome, keyof MailOutcome> & { id: string }>(sql`
    SELECT DISTINCT ON (delivery_id) delivery_id AS id, state, lasting, words, (extract(epoch FROM at) * 1000)::float8 AS at
      FROM mail_outcomes WHERE delivery_id = ANY(${`{${deliveryIds.join(",")}}`}::uuid[]) ORDER BY delivery_id, sent_at DESC, at DESC`);
  return new Map(rows.map(({ id, ...outcome }) => [id, outcome]));
}

/** The address that a mail to an invitee goes to; null for any other delivery. */
export async function inviteeOfDelivery(_scope: SystemScope, db: Database, deliveryId: string): Promise<string | null> {
  const { rows } = await db.execute<{ email: string }>(sql`
    SELECT b.invitee_email AS email FROM deliveries d JOIN events e ON e.id = d.event_id AND e.subject_kind = 'booking'
      JOIN bookings b ON b.id = e.subject_id WHERE d.id = ${deliveryId} AND d.sink = 'mail' AND d.target = 'invitee'`);
  return rows[0]?.email ?? null;
}

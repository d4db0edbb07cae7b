import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

const DAY = 86_400_000;
/** How long each is kept, ms. A dead letter longer: somebody may still have to do something about it. */
const KEPT = {
  key: DAY,
  mailEvent: 30 * DAY,
  ended: 30 * DAY,
  deadLetter: 90 * DAY,
  paused: 90 * DAY,
  event: 30 * DAY,
  webhook: 90 * DAY,
  audit: 365 * DAY,
  mailedLink: DAY,
};

/** Why what a forgotten pause has kept is sent no more: its owner reads it in the log for as long as of any other. */
const FORGOTTEN = "What it was for stayed paused for 90 days.";
/** In the words of the index of what is open at a sink's receivers. */
const forgotten = (sink: string, now: number, most: number) => sql`
  UPDATE deliveries SET state = 'skipped', done_at = ${at(now)}, last_error = ${FORGOTTEN} WHERE id IN
    (SELECT id FROM deliveries WHERE sink = ${sql.raw(`'${sink}'`)} AND state IN ('waiting', 'paused', 'failed') AND state = 'paused'
      AND created_at < ${at(now - KEPT.paused)} LIMIT ${most})`;

/** Events that are told to the end, and old. */
const oldEvents = (now: number, most: number) => sql`
  SELECT id, subject_kind, subject_id, sequence FROM events e
   WHERE after IS NOT NULL AND at < ${at(now - KEPT.event)} AND NOT EXISTS (SELECT FROM deliveries d WHERE d.event_id = e.id)
   ORDER BY at LIMIT ${most}`;

/**
 * Ends what a pause has kept too long, and removes what is out of use, `most` rows of each kind: idempotency keys,
 * sessions, mailed links, waits of sign-in, sign-ins that were left under way, challenges that were answered, events of
 * the mail service, what opened the rooms of channels that are gone, deliveries with their attempts, entries of the
 * audit log after a year, counts of failed sign-ins, webhooks that were deleted, and events. A subject's last event
 * stays, emptied, for its number. True when there may be more. `now` in epoch ms.
 */
export async function prune(_scope: SystemScope, db: Database, now: number, most: number): Promise<boolean> {
  const statements = [
    sql`DELETE FROM idempotency_keys WHERE (scope, key) IN
      (SELECT scope, key FROM idempotency_keys WHERE created_at < ${at(now - KEPT.key)} LIMIT ${most})`,
    sql`DELETE FROM pending_sign_ins WHERE id IN (SELECT id FROM pending_sign_ins WHERE expires_at < ${at(now)} LIMIT ${most})`,
    sql`DELETE FROM used_challenges WHERE hash IN (SELECT hash FROM used_challenges WHERE expires_at < ${at(now)} LIMIT ${most})`,
    sql`DELETE FROM mailed_links WHERE id IN (SELECT id FROM mailed_links WHERE expires_at < ${at(now - KEPT.mailedLink)} LIMIT ${most})`,
    sql`DELETE FROM sign_in_waits WHERE key IN (SELECT key FROM sign_in_waits WHERE last_at < ${at(now - KEPT.key)} LIMIT ${most})`,
    // Each is a subject of its own, and needs no number once its mail is forgotten.
    sql`DELETE FROM events WHERE id IN (SELECT id FROM events e WHERE subject_kind = 'mailed_link' AND at < ${at(now - KEPT.event)}
      AND NOT EXISTS (SELECT FROM deliveries d WHERE d.event_id = e.id) LIMIT ${most})`,
    sql`DELETE FROM provider_flows WHERE token_hash IN
      (SELECT token_hash FROM provider_flows WHERE expires_at < ${at(now)} LIMIT ${most})`,
    sql`DELETE FROM sessions WHERE id IN (SELECT id FROM sessions
      WHERE expires_at < ${at(now)} AND (ended_at IS NULL OR ended_at < ${at(now - KEPT.ended)}) LIMIT ${most})`,
    sql`UPDATE chat_channels SET sealed = '' WHERE id IN
      (SELECT id FROM chat_channels WHERE deleted_at < ${at(now - KEPT.key)} AND sealed <> '' LIMIT ${most})`,
    sql`DELETE FROM mail_events WHERE id IN (SELECT id FROM mail_events WHERE at < ${at(now - KEPT.mailEvent)} LIMIT ${most})`,
    ...["webhook", "chat"].map((sink) => forgotten(sink, now, most)),
    sql`DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries
      WHERE done_at < ${at(now - KEPT.ended)} AND (state <> 'failed' OR done_at < ${at(now - KEPT.deadLetter)})
      LIMIT ${most})`,
    // The log refuses every DELETE but that of who says, in its own transaction, that its time is over.
    sql`WITH job AS MATERIALIZED (SELECT set_config('daybook.audit_log', 'retention', true) AS job)
      DELETE FROM audit_log USING job WHERE job = 'retention' AND id IN
      (SELECT id FROM audit_log WHERE at < ${at(now - KEPT.audit)} ORDER BY at LIMIT ${most})`,
    sql`DELETE FROM failed_sign_ins WHERE (account_id, hour) IN
      (SELECT account_id, hour FROM failed_sign_ins WHERE hour < ${at(now - KEPT.key)} LIMIT ${most})`,
    sql`DELETE FROM webhooks WHERE id IN (SELECT id FROM webhooks WHERE deleted_at < ${at(now - KEPT.webhook)} LIMIT ${most})`,
    sql`WITH old AS MATERIALIZED (${oldEvents(now, most)})
      DELETE FROM events e USING old WHERE e.subject_kind = old.subject_kind AND e.subject_id = old.subject_id
        AND NOT EXISTS (SELECT FROM deliveries d WHERE d.event_id = e.id)
        AND (e.sequence < old.sequence OR e.id = old.id AND EXISTS (SELECT FROM events l
          WHERE l.subject_kind = e.subject_kind AND l.subject_id = e.subject_id AND l.sequence > e.sequence))`,
    sql`UPDATE events SET before = NULL, after = NULL WHERE id IN (SELECT id FROM (${oldEvents(now, most)}) AS old)`,
  ];
  let more = false;
  for (const statement of statements) {
    const { rowCount } = await db.execute(statement);
    if ((rowCount ?? 0) >= most) more = true;
  }
  return more;
}

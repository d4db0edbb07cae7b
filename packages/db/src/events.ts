import type { DeliveryRequest, DomainEvent } from "@daybook/core/events/event";
import { type SQL, sql } from "drizzle-orm";

/** An event with what it asks for, ready to be recorded. Whose it is, the change says. */
export type NewEvent = DomainEvent & {
  id: string;
  /** The address that links in its messages begin with. */
  origin: string | null;
  deliveries: readonly (DeliveryRequest & { id: string })[];
};

const iso = (ms: number): string => new Date(ms).toISOString();
/** As old as its event, and of nobody else: a UUIDv7 whose random bits are those of event and receiver together. */
const receiverDeliveryId = sql`(substr(replace(event.id::text, '-', ''), 1, 16) || '8' || substr(md5(event.id || ':' || r.id), 18))::uuid`;
const table = (rows: readonly object[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

/** A delivery of each event for each receiver of its account that asks for its kind. */
const forReceivers = (sink: "webhook" | "chat", receivers: SQL, asks: SQL): SQL => {
  const name = sql.raw(`'${sink}'`);
  return sql`
      INSERT INTO deliveries (id, event_id, sink, target, order_key, order_number, dedupe_key, account_id, state, due_at, created_at)
      SELECT ${receiverDeliveryId}, event.id, ${name}, r.id, concat_ws(':', ${name}, r.id, subject_kind, subject_id),
          event.sequence, concat_ws(':', ${name}, event.id, r.id), event.account_id,
          CASE WHEN r.paused_at IS NULL THEN 'waiting' ELSE 'paused' END, event.at, event.at
        FROM event JOIN ${receivers} r ON r.account_id = event.account_id AND r.deleted_at IS NULL AND event.kind = ANY(r.events) AND ${asks}`;
};

/**
 * The parts of a change's one statement that record its events and their deliveries, as those of an account: the CTEs
 * `event` and `delivery`, and one for each webhook and each chat channel of the account that asks for it. An event's
 * number is one more than its subject's last, which is right while the transaction holds what puts the subject's changes
 * in order: its host's row. `eventTypeId`: the event type that all of them are about, where there is one.
 */
export function eventRows(accountId: SQL, events: readonly NewEvent[], eventTypeId: SQL = sql`NULL::uuid`): SQL {
  const rows = events.map(({ deliveries, subject, at, ...event }) => ({
    ...event,
    subjectKind: subject.kind,
    subjectId: subject.id,
    at: iso(at),
  }));
  const asked = events.flatMap((event) =>
    event.deliveries.map((delivery) => ({ ...delivery, eventId: event.id, dueAt: iso(delivery.dueAt) })),
  );
  return sql`event AS (
      INSERT INTO events (id, kind, subject_kind, subject_id, sequence, before, after, actor, origin, account_id, at)
      SELECT id, kind, "subjectKind", "subjectId",
          greatest("leastSequence", (SELECT max(o.sequence) + 1 FROM events o WHERE o.subject_kind = "subjectKind" AND o.subject_id = "subjectId")),
          before, after, actor, origin, ${accountId}, at
        FROM ${table(rows)} AS n (id uuid, kind text, "subjectKind" text, "subjectId" uuid, "leastSequence" integer,
          before jsonb, after jsonb, actor text, origin text, at timestamptz)
      RETURNING id, sequence, account_id, at, kind, subject_kind, subject_id
    ), webhook_delivery AS (${forReceivers("webhook", sql`webhooks`, sql`true`)}
    ), chat_delivery AS (${forReceivers("chat", sql`chat_channels`, sql`(r.event_type_ids = '{}' OR ${eventTypeId} = ANY(r.event_type_ids))`)}
    ), delivery AS (
      INSERT INTO deliveries (id, event_id, sink, target, about, order_key, order_number, dedupe_key, account_id, due_at, created_at)
      SELECT d.id, event.id, sink, target, coalesce(about, ''), "orderKey", event.sequence, "dedupeKey", event.account_id, "dueAt", event.at
        FROM ${table(asked)} AS d (id uuid, "eventId" uuid, sink text, target text, about text, "orderKey" text, "dedupeKey" text, "dueAt" timestamptz)
        JOIN event ON event.id = d."eventId"
    )`;
}

import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { ownHost } from "./hosts.ts";
import type { CapabilityScope, OwnerId } from "./scopes.ts";

/** A booking with all that belongs to it. */
const bookingRow = sql`to_jsonb(t) - '{appointment_id,hold_id,token_epoch}'::text[] || jsonb_build_object(
      'event_type_id', a.event_type_id, 'starts_at', a.starts_at, 'ends_at', a.ends_at, 'settings', a.settings,
      'reminders_off', EXISTS (SELECT FROM reminder_opt_outs r WHERE r.booking_id = t.id),
      'guests', (SELECT coalesce(jsonb_agg(to_jsonb(g) - 'booking_id' ORDER BY g.added_at, g.id), '[]') FROM booking_guests g WHERE g.booking_id = t.id),
      'replies', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'booking_id' ORDER BY r.at), '[]') FROM booking_replies r WHERE r.booking_id = t.id),
      'history', (SELECT coalesce(jsonb_agg(to_jsonb(h) - 'booking_id' ORDER BY h.at, h.id), '[]') FROM booking_history h WHERE h.booking_id = t.id))`;

/** What is exported, a file each. Rows come by id, each as JSON with what belongs to it. */
const sources = {
  account: {
    from: sql`accounts t`,
    row: sql`to_jsonb(t) - '{password_hash,digest_at,digest_origin,event_type_order_version}'::text[]
      || jsonb_build_object('handles', (SELECT jsonb_agg(h.handle ORDER BY h.redirect_to IS NOT NULL, h.handle) FROM handles h WHERE h.owner_id = t.id))`,
    whose: (owner) => sql`t.id = ${owner}`,
  },
  schedules: { from: sql`schedules t`, row: sql`to_jsonb(t) - 'account_id'` },
  "event-type-groups": { from: sql`event_type_groups t`, row: sql`to_jsonb(t) - 'account_id'` },
  "event-types": {
    from: sql`event_types t`,
    // Rules stand together in one column; those beside it are for the version before.
    row: sql`to_jsonb(t) - '{account_id,slot_interval,buffer_before,buffer_after,minimum_notice,booking_window,change_notice}'::text[]`,
  },
  bookings: {
    from: sql`bookings t JOIN appointments a ON a.id = t.appointment_id`,
    row: bookingRow,
    whose: (owner) =>
      sql`(a.account_id = ${owner} OR EXISTS (SELECT FROM appointment_hosts o WHERE o.appointment_id = a.id AND o.host_id = ${ownHost(owner)}))`,
  },
  "busy-times": {
    from: sql`busy_blocks t`,
    row: sql`to_jsonb(t) - 'host_id'`,
    whose: (owner) => sql`t.host_id = ${ownHost(owner)}`,
  },
  feeds: { from: sql`feeds t`, row: sql`to_jsonb(t) - '{account_id,epoch}'::text[]` },
  webhooks: {
    from: sql`webhooks t`,
    row: sql`to_jsonb(t) - '{account_id,headers,secret_key,secret_epoch,previous_key,previous_until}'::text[]`,
  },
  channels: { from: sql`chat_channels t`, row: sql`to_jsonb(t) - '{account_id,sealed,sealed_by}'::text[]` },
  "api-keys": { from: sql`api_keys t`, row: sql`to_jsonb(t) - '{account_id,hash}'::text[]` },
  sessions: { from: sql`sessions t`, row: sql`to_jsonb(t) - '{account_id,token_hash,former_hash}'::text[]` },
  deliveries: {
    from: sql`deliveries t`,
    row: sql`to_jsonb(t) - '{account_id,order_key,order_number,dedupe_key,leased_until}'::text[] || jsonb_build_object(
      'attempts', (SELECT coalesce(jsonb_agg(to_jsonb(x) - 'delivery_id' ORDER BY x.number), '[]') FROM delivery_attempts x WHERE x.delivery_id = t.id),
      'event', (SELECT to_jsonb(e) - '{account_id,origin}'::text[] FROM events e WHERE e.id = t.event_id))`,
  },
  // Columns of a passkey that only sign-in reads stay behind; so does the whole secret of an app.
  passkeys: { from: sql`passkeys t`, row: sql`to_jsonb(t) - '{account_id,credential_id,public_key,counter}'::text[]` },
  "second-factor": { from: sql`totp_secrets t`, row: sql`to_jsonb(t) - '{account_id,sealed,last_step}'::text[]` },
  "sign-in-services": { from: sql`identities t`, row: sql`to_jsonb(t) - '{account_id,subject}'::text[]` },
  log: { from: sql`audit_log t`, row: sql`to_jsonb(t) - 'account_id'` },
  exports: { from: sql`exports t`, row: sql`to_jsonb(t) - '{account_id,leased_until,origin}'::text[]` },
} satisfies Record<string, { from: SQL; row: SQL; whose?: (owner: OwnerId) => SQL }>;

export type ExportKind = keyof typeof sources;
export const exportKinds = Object.keys(sources) as ExportKind[];

function sourceOf(owner: OwnerId, kind: ExportKind) {
  const source: { from: SQL; row: SQL; whose?: (owner: OwnerId) => SQL } = sources[kind];
  return { ...source, whose: source.whose?.(owner) ?? sql`t.account_id = ${owner}` };
}

/** How many rows there are of each kind. */
export async function countExportRows(owner: OwnerId, db: Database): Promise<Map<ExportKind, number>> {
  const counts = exportKinds.map((kind) => {
    const { from, whose } = sourceOf(owner, kind);
    return sql`SELECT ${kind} AS kind, count(*)::int AS count FROM ${from} WHERE ${whose}`;
  });
  const { rows } = await db.execute<{ kind: ExportKind; count: number }>(sql.join(counts, sql` UNION ALL `));
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** Rows of a kind that come after an id, at most `limit`. Instants in them are ISO 8601, in UTC. */
export async function readExportRows(
  owner: OwnerId,
  db: Database,
  kind: ExportKind,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ id: string; row: Record<string, unknown> }[]> {
  const { from, row, whose } = sourceOf(owner, kind);
  const behind = after === null ? sql`true` : sql`t.id > ${after}::uuid`;
  const { rows } = await db.execute<{ id: string; row: Record<string, unknown> }>(
    sql`SELECT t.id, ${row} AS row FROM ${from} WHERE ${whose} AND ${behind} ORDER BY t.id LIMIT ${limit}`,
  );
  return rows;
}

/** All that is kept of the booking of a manage link; what is its host's alone is left out. */
export async function bookingData(scope: CapabilityScope<"manage">, db: Database): Promise<Record<string, unknown>[]> {
  const { rows } = await db.execute<{ row: Record<string, unknown> }>(
    sql`SELECT ${bookingRow} - 'settings' || jsonb_build_object('title', a.settings->'title', 'location', a.settings->'location') AS row
      FROM bookings t JOIN appointments a ON a.id = t.appointment_id WHERE t.id = ${scope.id}`,
  );
  return rows.map(({ row }) => row);
}

import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { ownHost } from "./hosts.ts";
import type { OwnerId } from "./scopes.ts";
import { between, instantOf } from "./sql-values.ts";

interface StandingRow extends Record<string, unknown> {
  count: number;
  id: string;
  title: string;
  start: string;
  end: string;
  invitee_name: string;
}

/**
 * The owner's bookings that meet [from, to) and aren't over, of event types that use one of their schedules: how many
 * there are, and the first of them by start. Instants are epoch milliseconds.
 */
export async function standingBookings(
  owner: OwnerId,
  db: Database,
  scheduleId: string,
  { from, to, now }: { from: number; to: number; now: number },
  limit: number,
) {
  const { rows } = await db.execute<StandingRow>(sql`
    SELECT count(*) OVER ()::int AS count, b.id, a.settings->>'title' AS title, b.invitee_name,
      (extract(epoch FROM a.starts_at) * 1000)::bigint AS start, (extract(epoch FROM a.ends_at) * 1000)::bigint AS end
    FROM appointment_hosts o JOIN appointments a ON a.id = o.appointment_id JOIN bookings b ON b.appointment_id = a.id
    WHERE o.host_id = ${ownHost(owner)} AND o.occupying AND o.during && ${between(from, to)}
      AND a.ends_at > ${instantOf(now)} AND b.state IN ('confirmed', 'pending')
      AND EXISTS (SELECT 1 FROM event_type_hosts m WHERE m.event_type_id = a.event_type_id AND m.host_id = o.host_id AND m.schedule_id = ${scheduleId})
    ORDER BY a.starts_at, b.id LIMIT ${limit}`);
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ id, title, start, end, invitee_name }) => ({
      id,
      title,
      start: Number(start),
      end: Number(end),
      inviteeName: invitee_name,
    })),
  };
}

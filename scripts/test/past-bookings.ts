import pg from "pg";

/**
 * Writes bookings of a host that are long over, behind Daybook's back: eight a day from 9 in UTC, "Guest 1" three days
 * ago at 16, the others further back. They are of the event type that has this id, whose host has one booking at least.
 */
export async function insertPastBookings(databaseUrl: string, eventTypeId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `WITH one AS (
         SELECT a.account_id, a.event_type_id, a.settings, o.host_id
         FROM appointments a JOIN appointment_hosts o ON o.appointment_id = a.id WHERE a.event_type_id = $1 LIMIT 1
       ), n AS (
         SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS booking,
           (date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => 3 + (n - 1) / 8, hours => (n - 1) % 8 - 16)) AT TIME ZONE 'UTC' AS at
         FROM generate_series(1, $2::int) AS n
       ), made AS (
         INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
         SELECT n.id, account_id, event_type_id, at, at + '50 min', n.id::text, 'confirmed', settings, now(), now() FROM n, one
       ), hosted AS (
         INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
         SELECT n.id, host_id, tstzrange(at, at + '50 min'), 0, 0, false FROM n, one
       )
       INSERT INTO bookings (id, appointment_id, calendar_uid, invitee_name, invitee_email, invitee_timezone, answers, state, created_at)
       SELECT booking, n.id, booking::text, 'Guest ' || n, 'guest' || n || '@example.com', 'UTC', '[]', 'confirmed', now() FROM n, one`,
      [eventTypeId, count],
    );
    if (rowCount !== count) throw new Error(`${rowCount} of ${count} bookings were written`);
  } finally {
    await client.end();
  }
}

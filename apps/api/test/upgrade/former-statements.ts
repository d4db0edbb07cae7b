import type pg from "pg";

/*
 * The statements of the version before, as it sends them: what they name must stay for as long as it may run. They go with
 * the next release, as the functions and triggers named compat_* do.
 */

interface Ids {
  accountId: string;
  bookingId: string;
  historyId: string;
  /** Epoch ms. */
  now: number;
}
interface Span {
  start: number;
  end: number;
}
const iso = (ms: number) => new Date(ms).toISOString();

/** What every change of a booking ends with. */
const COMMON = `, effects AS (
      INSERT INTO outbox (id, kind, dedupe_key, account_id, booking_id, payload, due_at, created_at)
      SELECT id, kind, "dedupeKey", (SELECT account_id FROM appointment), "bookingId", payload, "dueAt", "createdAt" FROM jsonb_to_recordset($1::jsonb)
        AS e (id uuid, kind text, "dedupeKey" text, "bookingId" uuid, payload jsonb, "dueAt" timestamptz, "createdAt" timestamptz)
    )
    UPDATE hosts SET version = version + 1 WHERE id = (SELECT host_id FROM host) RETURNING version`;

/** The push of a change; its mails are rows of the same kind. */
const effects = (kind: string, { bookingId, now }: Ids) =>
  JSON.stringify([
    {
      id: crypto.randomUUID(),
      kind: "push",
      dedupeKey: `push:${bookingId}:${kind}:${crypto.randomUUID()}`,
      bookingId,
      payload: {},
      dueAt: iso(now + 60_000),
      createdAt: iso(now),
    },
  ]);

async function change(client: pg.Client, parts: string, values: unknown[]): Promise<void> {
  const { rowCount } = await client.query(`WITH ${parts}${COMMON}`, values);
  if (rowCount !== 1) throw new Error("The booking isn't within the scope of its change");
}

export async function insertEventType(
  client: pg.Client,
  row: { id: string; pageId: string; accountId: string; hostId: string; scheduleId: string; slug: string },
): Promise<void> {
  await client.query(
    `insert into event_types (id, account_id, host_id, schedule_id, slug, title, description, durations, slot_interval, buffer_before, buffer_after,
       minimum_notice, booking_window, location, questions, price, change_notice, ink, paused, hidden, version, created_at, deleted_at)
     values ($1, $2, (SELECT id FROM hosts WHERE account_id = $2), $3, $4, 'Former', '', '{30}', 20, 5, 10, 60, '{"days": 60}', '{"kind": "custom", "value": ""}',
       '[]', '', 30, 'moss', false, false, default, '2030-03-04T08:01:00Z', default)
     returning id, host_id`,
    [row.id, row.accountId, row.scheduleId, row.slug],
  );
  await client.query(
    "insert into pages (id, handle, slug, kind, target_id) values ($1, (SELECT handle FROM handles WHERE owner_id = $2 AND redirect_to IS NULL), $3, 'event_type', $4)",
    [row.pageId, row.accountId, row.slug, row.id],
  );
}

export async function updateEventType(
  client: pg.Client,
  id: string,
  edit: { slotInterval: number; bookingWindow: unknown; scheduleId: string },
): Promise<void> {
  await client.query(
    "update event_types set schedule_id = $2, slot_interval = $3, booking_window = $4, version = version + 1 where id = $1 and deleted_at is null",
    [id, edit.scheduleId, edit.slotInterval, edit.bookingWindow],
  );
}

export async function insertBooking(
  client: pg.Client,
  rows: Ids & Span & { appointmentId: string; hostId: string; eventTypeId: string },
): Promise<void> {
  const settings = { title: "Lesson", ink: "sky", location: { kind: "custom", value: "" }, price: "", questions: [] };
  await change(
    client,
    `appointment AS (
      INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
      VALUES ($2, $3, $4, $5, $6, $2::uuid::text || '@daybook', 'confirmed', $7, $8, $8)
      RETURNING account_id
    ), host AS (
      INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
      VALUES ($2, $9, tstzrange($5, $6), 0, 0, true)
      RETURNING host_id
    ), booking AS (
      INSERT INTO bookings (id, appointment_id, invitee_name, invitee_email, invitee_timezone, answers, state, hold_id, created_at)
      VALUES ($10, $2, 'Former Guest', 'former@example.com', 'Europe/Berlin', '[]'::jsonb, 'confirmed', NULL, $8)
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, to_start, to_end)
      VALUES ($11, $10, $8, 'booked', 'invitee', $5, $6)
    )`,
    [
      effects("confirmed", rows),
      rows.appointmentId,
      rows.accountId,
      rows.eventTypeId,
      iso(rows.start),
      iso(rows.end),
      { ...settings, bufferBefore: 0, bufferAfter: 0, changeNotice: 0 },
      iso(rows.now),
      rows.hostId,
      rows.bookingId,
      rows.historyId,
    ],
  );
}

const OF_BOOKING =
  "FROM bookings WHERE bookings.id = $2 AND appointments.id = bookings.appointment_id AND appointments.account_id = $3 RETURNING appointments.id, account_id";

export async function moveAppointment(client: pg.Client, rows: Ids & { from: Span; to: Span }): Promise<void> {
  const { from, to } = rows;
  await change(
    client,
    `appointment AS (
      UPDATE appointments SET starts_at = $4, ends_at = $5, sequence = sequence + 1, updated_at = $6 ${OF_BOOKING}
    ), host AS (
      UPDATE appointment_hosts SET during = tstzrange($4, $5) WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, from_start, from_end, to_start, to_end)
      VALUES ($7, $2, $6, 'moved', 'host', $8, $9, $4, $5)
    )`,
    [
      effects("moved", rows),
      ...[rows.bookingId, rows.accountId, iso(to.start), iso(to.end), iso(rows.now), rows.historyId],
      ...[iso(from.start), iso(from.end)],
    ],
  );
}

export async function cancelAppointment(client: pg.Client, rows: Ids & { from: Span }): Promise<void> {
  await change(
    client,
    `appointment AS (
      UPDATE appointments SET state = 'cancelled', sequence = sequence + 1, updated_at = $4 ${OF_BOOKING}
    ), host AS (
      UPDATE appointment_hosts SET occupying = false WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), booking AS (
      UPDATE bookings SET state = 'cancelled', cancelled_at = $4, cancelled_by = 'host', cancel_reason = '' WHERE id = $2
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, from_start, from_end, reason)
      VALUES ($5, $2, $4, 'cancelled', 'host', $6, $7, '')
    )`,
    [
      effects("cancelled", rows),
      ...[rows.bookingId, rows.accountId, iso(rows.now), rows.historyId],
      ...[iso(rows.from.start), iso(rows.from.end)],
    ],
  );
}

/** What the version before offers times by. */
export async function readOfferInputs(client: pg.Client, eventTypeId: string): Promise<Record<string, unknown> | null> {
  const { rows } = await client.query(
    `SELECT h.id AS host_id, e.slot_interval, e.buffer_before, e.buffer_after, e.minimum_notice, e.booking_window, e.change_notice, e.schedule_id, s.timezone
       FROM event_types e JOIN hosts h ON h.id = e.host_id JOIN schedules s ON s.id = e.schedule_id WHERE e.id = $1`,
    [eventTypeId],
  );
  return rows[0] ?? null;
}

/** A booking as the version before reads it. */
export async function readBooking(client: pg.Client, id: string): Promise<Record<string, unknown> | null> {
  const { rows } = await client.query(
    `SELECT b.state, a.account_id, h.host_id, a.starts_at, a.ends_at, a.calendar_uid, a.sequence, b.cancelled_by
       FROM bookings b JOIN appointments a ON a.id = b.appointment_id JOIN appointment_hosts h ON h.appointment_id = a.id WHERE b.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

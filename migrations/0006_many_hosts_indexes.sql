-- daybook: no-transaction
-- Done while bookings go on, each by itself.

-- What was booked before has its appointment's identity in calendars: a thousand bookings at a time, and
-- only those that have none yet.
DO $$
DECLARE
  last uuid := '00000000-0000-0000-0000-000000000000';
  upto uuid;
BEGIN
  LOOP
    SELECT id INTO upto FROM (SELECT id FROM bookings WHERE id > last ORDER BY id LIMIT 1000) batch ORDER BY id DESC LIMIT 1;
    EXIT WHEN upto IS NULL;
    UPDATE bookings b SET calendar_uid = a.calendar_uid, calendar_sequence = greatest(b.calendar_sequence, a.sequence)
      FROM appointments a WHERE a.id = b.appointment_id AND b.id > last AND b.id <= upto AND b.calendar_uid IS NULL;
    COMMIT;
    last := upto;
  END LOOP;
END $$;
ALTER TABLE IF EXISTS bookings VALIDATE CONSTRAINT bookings_calendar_uid_known;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS bookings_calendar_uid ON bookings (calendar_uid);

-- A host's own appointments by their start: lists, calendars and feeds.
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointment_hosts_start ON appointment_hosts (host_id, lower(during), appointment_id);

-- What a team owns.
CREATE INDEX CONCURRENTLY IF NOT EXISTS event_types_all_of_team ON event_types (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointments_team_start ON appointments (team_id, starts_at, id) WHERE team_id IS NOT NULL;

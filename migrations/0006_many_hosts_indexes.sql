-- daybook: no-transaction
-- Built while bookings go on, each by itself.

-- A host's own appointments by their start: lists, calendars and feeds.
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointment_hosts_start ON appointment_hosts (host_id, lower(during), appointment_id);

-- What a team owns.
CREATE INDEX CONCURRENTLY IF NOT EXISTS event_types_all_of_team ON event_types (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointments_team_start ON appointments (team_id, starts_at, id) WHERE team_id IS NOT NULL;

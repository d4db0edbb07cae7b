-- daybook: no-transaction
-- Built while bookings go on, each by itself.

-- Who is this person, and have they been here before.
CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_invitee_email ON bookings (lower(invitee_email));
-- What is booked of an event type in a span: caps.
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointments_event_type_start ON appointments (event_type_id, starts_at);
-- What happened to an account's appointments lately: to how many people its pages wrote.
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointments_account_change ON appointments (account_id, updated_at);

-- Foreign keys: deleting what they refer to would read whole tables. The partial indexes don't count for that.
CREATE INDEX CONCURRENTLY IF NOT EXISTS handles_redirect ON handles (redirect_to) WHERE redirect_to IS NOT NULL;
CREATE INDEX CONCURRENTLY IF NOT EXISTS schedules_all_of_account ON schedules (account_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS event_types_all_of_account ON event_types (account_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS event_types_host ON event_types (host_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS event_types_all_of_schedule ON event_types (schedule_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS appointment_hosts_host ON appointment_hosts (host_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS feeds_all_of_account ON feeds (account_id);

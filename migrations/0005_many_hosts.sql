-- Event types with several hosts, owned by an account or a team; their rules as one value; seats with identities of
-- their own. Functions and triggers named compat_* keep the version before this one working while a deploy replaces it:
-- what it writes appears in the new places, what this version writes appears in the old ones. The next release drops them
-- with the columns they feed.

CREATE TABLE teams (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);

ALTER TABLE event_types
  ADD COLUMN team_id uuid REFERENCES teams (id),
  ADD COLUMN rules jsonb,
  ALTER COLUMN account_id DROP NOT NULL,
  ALTER COLUMN host_id DROP NOT NULL,
  ALTER COLUMN schedule_id DROP NOT NULL,
  ALTER COLUMN slot_interval SET DEFAULT 30,
  ALTER COLUMN buffer_before SET DEFAULT 0,
  ALTER COLUMN buffer_after SET DEFAULT 0,
  ALTER COLUMN minimum_notice SET DEFAULT 0,
  ADD CONSTRAINT event_types_one_owner CHECK (num_nonnulls(account_id, team_id) = 1);

-- Who is booked with an event type, by which hours, and how. fixed: always; rotating: one of them; optional: if free.
CREATE TABLE event_type_hosts (
  event_type_id uuid NOT NULL REFERENCES event_types (id),
  host_id uuid NOT NULL REFERENCES hosts (id),
  schedule_id uuid NOT NULL REFERENCES schedules (id),
  role text NOT NULL DEFAULT 'fixed' CHECK (role IN ('fixed', 'rotating', 'optional')),
  weight integer NOT NULL DEFAULT 1 CHECK (weight > 0),
  priority integer NOT NULL DEFAULT 0,
  PRIMARY KEY (event_type_id, host_id)
);
CREATE INDEX event_type_hosts_host ON event_type_hosts (host_id);
CREATE INDEX event_type_hosts_schedule ON event_type_hosts (schedule_id);
INSERT INTO event_type_hosts (event_type_id, host_id, schedule_id) SELECT id, host_id, schedule_id FROM event_types;

CREATE FUNCTION compat_event_type_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rules IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.rules IS DISTINCT FROM OLD.rules) THEN
    NEW.slot_interval := (NEW.rules->>'slotInterval')::int;
    NEW.buffer_before := (NEW.rules->>'bufferBefore')::int;
    NEW.buffer_after := (NEW.rules->>'bufferAfter')::int;
    NEW.minimum_notice := (NEW.rules->>'minimumNotice')::int;
    NEW.booking_window := nullif(NEW.rules->'bookingWindow', 'null'::jsonb);
    NEW.change_notice := (NEW.rules->>'changeNotice')::int;
  ELSE
    NEW.rules := coalesce(NEW.rules, '{}'::jsonb) || jsonb_build_object('slotInterval', NEW.slot_interval, 'bufferBefore', NEW.buffer_before,
      'bufferAfter', NEW.buffer_after, 'minimumNotice', NEW.minimum_notice, 'bookingWindow', NEW.booking_window, 'changeNotice', NEW.change_notice);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compat_event_type_rules BEFORE INSERT OR UPDATE ON event_types
  FOR EACH ROW EXECUTE FUNCTION compat_event_type_rules();
UPDATE event_types SET rules = NULL;
ALTER TABLE event_types ALTER COLUMN rules SET NOT NULL;

CREATE FUNCTION compat_event_type_to_host() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_type_hosts (event_type_id, host_id, schedule_id) VALUES (NEW.id, NEW.host_id, NEW.schedule_id)
    ON CONFLICT (event_type_id, host_id) DO UPDATE SET schedule_id = excluded.schedule_id
    WHERE event_type_hosts.schedule_id <> excluded.schedule_id;
  RETURN NULL;
END $$;
CREATE TRIGGER compat_event_type_to_host AFTER INSERT OR UPDATE OF host_id, schedule_id ON event_types
  FOR EACH ROW WHEN (NEW.host_id IS NOT NULL AND NEW.schedule_id IS NOT NULL) EXECUTE FUNCTION compat_event_type_to_host();

CREATE FUNCTION compat_host_to_event_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE event_types SET host_id = NEW.host_id, schedule_id = NEW.schedule_id
    WHERE id = NEW.event_type_id AND account_id IS NOT NULL
      AND (host_id IS DISTINCT FROM NEW.host_id OR schedule_id IS DISTINCT FROM NEW.schedule_id);
  RETURN NULL;
END $$;
CREATE TRIGGER compat_host_to_event_type AFTER INSERT OR UPDATE ON event_type_hosts
  FOR EACH ROW EXECUTE FUNCTION compat_host_to_event_type();

ALTER TABLE appointments
  ADD COLUMN team_id uuid REFERENCES teams (id),
  ALTER COLUMN account_id DROP NOT NULL,
  DROP CONSTRAINT appointments_state_check,
  ADD CONSTRAINT appointments_state_check CHECK (state IN ('confirmed', 'pending', 'cancelled', 'declined', 'expired', 'released')),
  ADD CONSTRAINT appointments_one_owner CHECK (num_nonnulls(account_id, team_id) = 1);

-- A seat that moves goes to another appointment and stays the same event in its holder's calendar. The version before
-- joins bookings to appointments and says "sequence" for an appointment's: no column here may be called that.
ALTER TABLE bookings
  ADD COLUMN calendar_uid text,
  ADD COLUMN calendar_sequence integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT bookings_state_check,
  ADD CONSTRAINT bookings_state_check CHECK (state IN ('confirmed', 'pending', 'cancelled', 'declined', 'expired', 'released', 'no_show')),
  DROP CONSTRAINT bookings_cancelled_by_check,
  ADD CONSTRAINT bookings_cancelled_by_check CHECK (cancelled_by IN ('host', 'invitee', 'system')),
  -- For those that are booked already 0006 fills it in, without keeping anybody from booking.
  ADD CONSTRAINT bookings_calendar_uid_known CHECK (calendar_uid IS NOT NULL) NOT VALID;
CREATE FUNCTION compat_booking_uid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT calendar_uid, greatest(NEW.calendar_sequence, sequence) INTO NEW.calendar_uid, NEW.calendar_sequence
    FROM appointments WHERE id = NEW.appointment_id;
  RETURN NEW;
END $$;
CREATE TRIGGER compat_booking_uid BEFORE INSERT OR UPDATE ON bookings
  FOR EACH ROW WHEN (NEW.calendar_uid IS NULL) EXECUTE FUNCTION compat_booking_uid();

CREATE FUNCTION compat_booking_sequence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE bookings SET calendar_sequence = NEW.sequence WHERE appointment_id = NEW.id AND calendar_sequence < NEW.sequence;
  RETURN NULL;
END $$;
CREATE TRIGGER compat_booking_sequence AFTER UPDATE OF sequence ON appointments
  FOR EACH ROW WHEN (NEW.capacity = 1) EXECUTE FUNCTION compat_booking_sequence();

-- Who did it, where an account did, beside in which part.
ALTER TABLE booking_history
  ADD COLUMN actor_id uuid,
  DROP CONSTRAINT booking_history_kind_check,
  ADD CONSTRAINT booking_history_kind_check CHECK (kind IN ('booked', 'requested', 'approved', 'declined', 'expired', 'released', 'moved', 'cancelled', 'no_show', 'reassigned')),
  DROP CONSTRAINT booking_history_actor_check,
  ADD CONSTRAINT booking_history_actor_check CHECK (actor IN ('host', 'invitee', 'system'));

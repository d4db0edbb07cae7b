-- Addresses are compared and kept by this alone where nobody needs to read them.
CREATE FUNCTION address_hash(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(lower(address), 'UTF8')), 'hex')
$$;

-- What the mail service said of a mail after it took it, by the id that it gave the mail: a delivery that is replayed
-- after a day is another mail to it. `words` are the receiving server's.
CREATE TABLE mail_outcomes (
  delivery_id uuid NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  service_id text NOT NULL,
  address text NOT NULL,
  state text NOT NULL CHECK (state IN ('delayed', 'delivered', 'failed', 'suppressed', 'bounced', 'complained')),
  lasting boolean NOT NULL DEFAULT false,
  words text NOT NULL DEFAULT '',
  sent_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (delivery_id, service_id)
);

-- Events of the mail service that were taken, by its ids: it sends each until it hears that it arrived.
CREATE TABLE mail_events (
  id text PRIMARY KEY,
  at timestamptz NOT NULL
);
CREATE INDEX mail_events_at ON mail_events (at);

-- Addresses that nobody here writes to while `active`: a mail came back for good, or was reported. `address` is a hash.
CREATE TABLE mail_suppressions (
  address text PRIMARY KEY,
  why text NOT NULL CHECK (why IN ('bounced', 'complained')),
  words text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  since timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_by text CHECK (lifted_by IN ('host', 'invitee')),
  CHECK (active OR lifted_at IS NOT NULL)
);

-- What calendars answered to invitations (RFC 5546, REPLY): of each who was invited the last answer. `kept_at`: a host
-- has seen it and keeps the appointment.
CREATE TABLE booking_replies (
  booking_id uuid NOT NULL REFERENCES bookings (id),
  address text NOT NULL,
  name text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('accepted', 'declined', 'tentative')),
  comment text NOT NULL DEFAULT '',
  sequence integer NOT NULL,
  stamp timestamptz NOT NULL,
  at timestamptz NOT NULL,
  kept_at timestamptz,
  PRIMARY KEY (booking_id, address)
);

-- `told`: who answered and what, or the address that was corrected.
ALTER TABLE booking_history
  ADD COLUMN told jsonb,
  DROP CONSTRAINT booking_history_kind_check,
  ADD CONSTRAINT booking_history_kind_check CHECK (kind IN ('booked', 'requested', 'approved', 'declined', 'expired', 'released', 'moved', 'cancelled', 'no_show', 'reassigned', 'guests_changed', 'answered', 'readdressed', 'resent', 'kept'));

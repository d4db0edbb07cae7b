CREATE EXTENSION IF NOT EXISTS btree_gist;

-- People who sign in, and their bookable side.
CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  password_hash text NOT NULL,
  name text NOT NULL,
  tagline text NOT NULL DEFAULT '',
  timezone text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email));

-- One row per name ever given out: an old name redirects.
CREATE TABLE handles (
  handle text PRIMARY KEY CHECK (handle = lower(handle)),
  kind text NOT NULL CHECK (kind IN ('account', 'team')),
  owner_id uuid NOT NULL,
  redirect_to text REFERENCES handles (handle),
  created_at timestamptz NOT NULL
);
CREATE INDEX handles_owner ON handles (owner_id);

-- version rises with every change that can alter what the host offers; its row lock puts those changes in order.
CREATE TABLE hosts (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL UNIQUE REFERENCES accounts (id),
  version bigint NOT NULL DEFAULT 0
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE schedules (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  timezone text NOT NULL,
  weekly jsonb NOT NULL,
  overrides jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);
CREATE INDEX schedules_account ON schedules (account_id, id) WHERE deleted_at IS NULL;

CREATE TABLE event_types (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  host_id uuid NOT NULL REFERENCES hosts (id),
  schedule_id uuid NOT NULL REFERENCES schedules (id),
  slug text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  durations integer[] NOT NULL CHECK (cardinality(durations) BETWEEN 1 AND 10),
  slot_interval integer NOT NULL CHECK (slot_interval > 0),
  buffer_before integer NOT NULL CHECK (buffer_before >= 0),
  buffer_after integer NOT NULL CHECK (buffer_after >= 0),
  minimum_notice integer NOT NULL CHECK (minimum_notice >= 0),
  booking_window jsonb,
  location jsonb NOT NULL,
  questions jsonb NOT NULL,
  price text NOT NULL DEFAULT '',
  change_notice integer NOT NULL DEFAULT 0 CHECK (change_notice >= 0),
  ink text NOT NULL,
  paused boolean NOT NULL DEFAULT false,
  hidden boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz
);
CREATE INDEX event_types_account ON event_types (account_id, id) WHERE deleted_at IS NULL;
CREATE INDEX event_types_schedule ON event_types (schedule_id) WHERE deleted_at IS NULL;

-- Public addresses, /{handle}/{slug}. A deleted target gives its page up.
CREATE TABLE pages (
  id uuid PRIMARY KEY,
  handle text NOT NULL REFERENCES handles (handle) ON UPDATE CASCADE,
  slug text NOT NULL CHECK (slug = lower(slug)),
  kind text NOT NULL CHECK (kind IN ('event_type', 'sign_up_event')),
  target_id uuid NOT NULL UNIQUE,
  UNIQUE (handle, slug)
);

-- What occupies hosts. settings is the event type as it was when the appointment was made.
CREATE TABLE appointments (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  event_type_id uuid NOT NULL REFERENCES event_types (id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  calendar_uid text NOT NULL UNIQUE,
  sequence integer NOT NULL DEFAULT 0,
  capacity integer NOT NULL DEFAULT 1 CHECK (capacity > 0),
  state text NOT NULL CHECK (state IN ('confirmed', 'pending', 'cancelled')),
  settings jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (starts_at < ends_at)
);
CREATE INDEX appointments_account_start ON appointments (account_id, starts_at, id);

-- The last word against double booking: no two occupying appointments of a host overlap.
CREATE TABLE appointment_hosts (
  appointment_id uuid NOT NULL REFERENCES appointments (id),
  host_id uuid NOT NULL REFERENCES hosts (id),
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
  buffer_before integer NOT NULL,
  buffer_after integer NOT NULL,
  occupying boolean NOT NULL,
  PRIMARY KEY (appointment_id, host_id),
  CONSTRAINT appointment_hosts_no_overlap EXCLUDE USING gist (host_id WITH =, during WITH &&) WHERE (occupying)
);

-- One invitee's place in an appointment.
CREATE TABLE bookings (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments (id),
  invitee_name text NOT NULL,
  invitee_email text NOT NULL,
  invitee_timezone text NOT NULL,
  answers jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('confirmed', 'pending', 'cancelled')),
  hold_id text UNIQUE,
  token_epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  cancelled_by text CHECK (cancelled_by IN ('host', 'invitee')),
  cancel_reason text,
  CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE INDEX bookings_appointment ON bookings (appointment_id);

CREATE TABLE booking_history (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('booked', 'moved', 'cancelled')),
  actor text NOT NULL CHECK (actor IN ('host', 'invitee')),
  from_start timestamptz,
  from_end timestamptz,
  to_start timestamptz,
  to_end timestamptz,
  reason text
);
CREATE INDEX booking_history_booking ON booking_history (booking_id, at);

-- What a calendar, a portal or the host says is taken.
CREATE TABLE busy_blocks (
  id uuid PRIMARY KEY,
  host_id uuid NOT NULL REFERENCES hosts (id),
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  title text NOT NULL,
  source text NOT NULL,
  external_id text NOT NULL,
  UNIQUE (host_id, source, external_id)
);
CREATE INDEX busy_blocks_during ON busy_blocks USING gist (host_id, during);

-- Committed outcomes of calls that carried an Idempotency-Key, kept a day.
CREATE TABLE idempotency_keys (
  scope text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  answer jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- Effects of committed changes, each carried out at least once under one dedupe key.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  dedupe_key text NOT NULL UNIQUE,
  account_id uuid REFERENCES accounts (id),
  booking_id uuid REFERENCES bookings (id),
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_booking ON outbox (booking_id);

-- Private .ics addresses; rotating one raises its epoch.
CREATE TABLE feeds (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  name text NOT NULL,
  epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz,
  deleted_at timestamptz
);
CREATE INDEX feeds_account ON feeds (account_id, id) WHERE deleted_at IS NULL;

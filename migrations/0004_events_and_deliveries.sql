-- What changed. sequence is the order of a subject's events; after is emptied once the event is old (its number stays).
CREATE TABLE events (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  sequence integer NOT NULL CHECK (sequence >= 0),
  before jsonb,
  after jsonb,
  actor text NOT NULL,
  origin text,
  account_id uuid REFERENCES accounts (id),
  at timestamptz NOT NULL,
  UNIQUE (subject_kind, subject_id, sequence)
);
CREATE INDEX events_account ON events (account_id, at);
CREATE INDEX events_full ON events (at) WHERE after IS NOT NULL;

-- What an event asks for: one row per sink and target. attempts counts those that began; leased_until stands while one
-- is under way, and stays when it never ended.
CREATE TABLE deliveries (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES events (id),
  sink text NOT NULL,
  target text NOT NULL,
  order_key text NOT NULL,
  order_number integer NOT NULL,
  dedupe_key text NOT NULL UNIQUE,
  account_id uuid REFERENCES accounts (id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed', 'paused', 'skipped')),
  due_at timestamptz NOT NULL,
  leased_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  CHECK ((state IN ('done', 'failed', 'skipped')) = (done_at IS NOT NULL))
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_order ON deliveries (order_key, order_number);
CREATE INDEX deliveries_event ON deliveries (event_id);
CREATE INDEX deliveries_account ON deliveries (account_id, id);
CREATE INDEX deliveries_ended ON deliveries (done_at) WHERE done_at IS NOT NULL;

-- One try of a delivery. Without an end: it is under way, or its process died.
CREATE TABLE delivery_attempts (
  delivery_id uuid NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  number integer NOT NULL,
  at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text CHECK (outcome IN ('done', 'again', 'failed', 'skipped')),
  error text,
  PRIMARY KEY (delivery_id, number)
);

-- The outbox stays while the version before may run: that one goes on writing and carrying out its rows. Here a row
-- becomes a delivery of the same id and dedupe key. Its event is named by what its rows have in common.
-- Keys: mail:{booking}:{kind}:{sequence}:{audience}, push:{booking}:{kind}:{sequence}, push:{host}:{version}.
CREATE FUNCTION adopt_outbox_row(o outbox) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parts text[] := string_to_array(o.dedupe_key, ':');
  is_booking boolean := o.booking_id IS NOT NULL;
  written text := CASE WHEN is_booking THEN parts[4] ELSE parts[3] END;
  number integer := CASE WHEN written ~ '^\d{1,9}$' THEN written::integer ELSE 0 END;
  of_kind text := CASE WHEN NOT is_booking THEN 'host.offer_changed' WHEN parts[3] = 'confirmed' THEN 'booking.created'
    WHEN parts[3] = 'moved' THEN 'booking.rescheduled' ELSE 'booking.cancelled' END;
  host text := coalesce(o.payload->>'hostId', (SELECT h.host_id::text FROM bookings b
    JOIN appointment_hosts h ON h.appointment_id = b.appointment_id WHERE b.id = o.booking_id ORDER BY 1 LIMIT 1));
  subject uuid := CASE WHEN is_booking THEN o.booking_id ELSE coalesce(host::uuid, o.id) END;
  about text := CASE WHEN is_booking THEN 'booking' ELSE 'host' END;
  to_target text := CASE WHEN o.payload->>'audience' = 'invitee' THEN 'invitee' WHEN o.kind = 'mail' THEN 'host:' || coalesce(host, '')
    ELSE coalesce(host, '') END;
  overtaken boolean := o.state = 'done' AND o.last_error LIKE '%overtaken by a later change.';
  event uuid := md5(concat_ws(':', subject, of_kind, written))::uuid;
  was jsonb;
  became jsonb := '{}';
BEGIN
  IF o.kind = 'mail' THEN
    became := jsonb_build_object('state', CASE WHEN of_kind = 'booking.cancelled' THEN 'cancelled' ELSE 'confirmed' END,
      'start', o.payload->'start', 'end', o.payload->'end', 'sequence', o.payload->'sequence',
      'hostIds', CASE WHEN host IS NULL THEN '[]' ELSE jsonb_build_array(host) END, 'reason', coalesce(o.payload->'reason', '""'));
    was := CASE of_kind WHEN 'booking.rescheduled' THEN became || jsonb_build_object('start', o.payload->'previousStart')
      WHEN 'booking.cancelled' THEN became || '{"state": "confirmed"}' END;
  END IF;
  IF EXISTS (SELECT FROM events e WHERE e.subject_kind = about AND e.subject_id = subject AND e.sequence = number AND e.id <> event) THEN
    SELECT max(e.sequence) + 1 INTO number FROM events e WHERE e.subject_kind = about AND e.subject_id = subject;
  END IF;
  -- The push of a change says less than its mails, and may be met first.
  INSERT INTO events AS known (id, kind, subject_kind, subject_id, sequence, before, after, actor, origin, account_id, at)
    VALUES (event, of_kind, about, subject, number, was, became, coalesce(o.payload->>'by', 'system'), o.payload->>'origin', o.account_id, o.created_at)
    ON CONFLICT (id) DO UPDATE SET before = excluded.before, after = excluded.after, actor = excluded.actor, origin = excluded.origin
      WHERE known.after = '{}';
  INSERT INTO deliveries (id, event_id, sink, target, order_key, order_number, dedupe_key, account_id, state, due_at, attempts, last_error, created_at, done_at)
    VALUES (o.id, event, o.kind, to_target, concat_ws(':', o.kind, to_target, about, subject), number, o.dedupe_key, o.account_id,
      CASE WHEN overtaken THEN 'skipped' ELSE o.state END, o.due_at, o.attempts, o.last_error, o.created_at,
      CASE WHEN o.state <> 'waiting' THEN coalesce(o.done_at, o.created_at) END)
    ON CONFLICT DO NOTHING;
END $$;

-- Takes over rows that have ended or are due; not those that somebody has leased, whose end is still to be told.
CREATE FUNCTION adopt_outbox(now_is timestamptz, most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  one outbox;
  count integer := 0;
BEGIN
  FOR one IN
    WITH due AS MATERIALIZED (
      SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= now_is ORDER BY due_at LIMIT most FOR UPDATE SKIP LOCKED
    ), ended AS MATERIALIZED (
      SELECT id FROM outbox WHERE state <> 'waiting' LIMIT most FOR UPDATE SKIP LOCKED
    ), taken AS (
      DELETE FROM outbox WHERE id IN (SELECT id FROM due UNION ALL SELECT id FROM ended) RETURNING outbox.*
    ) SELECT * FROM taken ORDER BY created_at, kind, id
  LOOP
    PERFORM adopt_outbox_row(one);
    count := count + 1;
  END LOOP;
  RETURN count;
END $$;

-- What has ended is told by the new tables from the first moment. What waits stays with whoever runs now.
DO $$
DECLARE
  one outbox;
BEGIN
  FOR one IN SELECT * FROM outbox WHERE state <> 'waiting' ORDER BY created_at, kind, id LOOP
    PERFORM adopt_outbox_row(one);
  END LOOP;
END $$;

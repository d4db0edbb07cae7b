-- What is sent by itself before and after an appointment: [{minutes, when, to, by}]. Event types of before send nothing
-- that their owners haven't asked for.
ALTER TABLE event_types ADD COLUMN reminders jsonb NOT NULL DEFAULT '[]';

-- Bookings whose invitees want no reminders.
CREATE TABLE reminder_opt_outs (
  booking_id uuid PRIMARY KEY REFERENCES bookings (id),
  at timestamptz NOT NULL
);

-- Tomorrow's bookings by mail: at which hour in the account's zone, when that is next, and what links in it begin with.
ALTER TABLE accounts
  ADD COLUMN digest_hour smallint CHECK (digest_hour BETWEEN 0 AND 23),
  ADD COLUMN digest_at timestamptz,
  ADD COLUMN digest_origin text,
  ADD CONSTRAINT accounts_digest CHECK ((digest_hour IS NULL) = (digest_at IS NULL));
CREATE INDEX accounts_digest_at ON accounts (digest_at) WHERE digest_at IS NOT NULL;

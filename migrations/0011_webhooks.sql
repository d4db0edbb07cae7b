-- Where an account wants to hear of changes. Paused: what happens meanwhile is kept and told when it goes on. The secret
-- is made from the deployment's key of secret_key, the id and the epoch; the one before signs too until previous_until.
CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  url text NOT NULL,
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  description text NOT NULL DEFAULT '',
  headers jsonb NOT NULL,
  secret_key smallint NOT NULL,
  secret_epoch integer NOT NULL DEFAULT 1,
  previous_key smallint,
  previous_until timestamptz,
  paused_at timestamptz,
  paused_by text CHECK (paused_by IN ('owner', 'failing', 'gone')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  CHECK ((paused_at IS NULL) = (paused_by IS NULL)),
  CHECK ((previous_key IS NULL) = (previous_until IS NULL))
);
CREATE INDEX webhooks_account ON webhooks (account_id, id);

-- A dead letter that is replayed counts its attempts anew; their numbers go on, since a number is a lease.
ALTER TABLE deliveries ADD COLUMN replayed_at timestamptz, ADD COLUMN attempts_before integer NOT NULL DEFAULT 0;
CREATE INDEX deliveries_target ON deliveries (target, id) WHERE sink = 'webhook';
CREATE INDEX deliveries_target_open ON deliveries (target) WHERE sink = 'webhook' AND state IN ('waiting', 'paused', 'failed');

-- What a receiver answered: {status, headers, body, took}, cut short.
ALTER TABLE delivery_attempts ADD COLUMN answer jsonb;

-- Receivers in trouble, by sink and target: none of theirs is attempted before open_until, and then one alone.
CREATE TABLE circuits (
  name text PRIMARY KEY,
  failures integer NOT NULL,
  open_until timestamptz,
  changed_at timestamptz NOT NULL
);

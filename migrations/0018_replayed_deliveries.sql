-- A dead letter that its owner has dealt with; and after how many attempts a replay was given a dedupe key of its own,
-- because its receiver had forgotten the one before.
ALTER TABLE deliveries ADD COLUMN dismissed_at timestamptz, ADD COLUMN key_since integer;
-- What an account has open; nothing stays in it for long.
CREATE INDEX deliveries_account_open ON deliveries (account_id, state, id) WHERE state IN ('waiting', 'paused', 'failed');
-- A trial is nobody's letter: when it fails, somebody looks at it.
UPDATE deliveries SET about = 'trial' WHERE sink = 'webhook' AND order_key LIKE 'webhook:%:ping:%';

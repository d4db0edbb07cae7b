-- A dead letter that its owner has dealt with; and after how many attempts a replay was given a dedupe key of its own,
-- because its receiver had forgotten the one before.
ALTER TABLE deliveries ADD COLUMN dismissed_at timestamptz, ADD COLUMN key_since integer;
-- Of dead letters alone: an index of what waits would be taken for looking along a line, where its own is the right one.
CREATE INDEX deliveries_account_failed ON deliveries (account_id, id) WHERE state = 'failed';
-- A trial is nobody's letter: when it fails, somebody looks at it.
UPDATE deliveries SET about = 'trial' WHERE sink = 'webhook' AND order_key LIKE 'webhook:%:ping:%';

-- A session that is renewed keeps its row. former_hash is of the token before the last renewal.
ALTER TABLE sessions
  ADD COLUMN former_hash bytea UNIQUE,
  ADD COLUMN renewed_at timestamptz;

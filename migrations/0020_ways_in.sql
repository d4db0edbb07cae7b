-- An account may have no password: it comes in by a passkey, by a mailed link, or through another service. And a session
-- is known by how and from where it was begun, and by when it last proved who it is (null: when it began).
ALTER TABLE accounts ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE accounts
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN password_changed_at timestamptz;
ALTER TABLE sessions
  ADD COLUMN method text NOT NULL DEFAULT 'password',
  ADD COLUMN proved_at timestamptz,
  ADD COLUMN last_used_at timestamptz,
  ADD COLUMN user_agent text NOT NULL DEFAULT '',
  ADD COLUMN network text NOT NULL DEFAULT '';

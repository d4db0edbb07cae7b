-- Where a session was begun, as the platform guessed it. A program's session is renewed by refresh tokens: family_hash is
-- of the part that all of them share. One that was ended because a spent token came back stays for a while, and says so.
ALTER TABLE sessions
  ADD COLUMN city text NOT NULL DEFAULT '',
  ADD COLUMN country text NOT NULL DEFAULT '',
  ADD COLUMN family_hash bytea UNIQUE,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_why text;

-- What an account may have of its data: an export as a file, to be closed and a week later erased, and that old bookings
-- forget whom they were with.
CREATE TABLE exports (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'writing', 'ready', 'stopped', 'failed', 'gone')),
  -- What is being written, and how far it is.
  kind text NOT NULL DEFAULT '',
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  size bigint,
  origin text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Until when the file is kept.
  kept_until timestamptz,
  fetched_at timestamptz,
  fetches integer NOT NULL DEFAULT 0
);
CREATE INDEX exports_account ON exports (account_id, id);
CREATE INDEX exports_open ON exports (created_at) WHERE state IN ('waiting', 'writing');
CREATE INDEX exports_kept ON exports (kept_until) WHERE kept_until IS NOT NULL;

ALTER TABLE accounts
  ADD COLUMN closed_at timestamptz,
  ADD COLUMN erase_at timestamptz,
  -- Bookings forget whom they were with so many months after they were; null: never.
  ADD COLUMN forget_months smallint CHECK (forget_months BETWEEN 1 AND 120),
  -- When all of it was erased but what others, and its log, still name.
  ADD COLUMN erased_at timestamptz,
  ADD CONSTRAINT accounts_closed CHECK ((closed_at IS NULL) = (erase_at IS NULL));
CREATE INDEX accounts_erased_at ON accounts (erased_at) WHERE erased_at IS NOT NULL;
CREATE INDEX accounts_erase_at ON accounts (erase_at) WHERE erase_at IS NOT NULL;

-- Handles of accounts that are erased, as hashes: nobody gets the address that others still have links to.
CREATE TABLE retired_handles (
  hash bytea PRIMARY KEY,
  at timestamptz NOT NULL
);
CREATE FUNCTION keep_retired_handles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM retired_handles r WHERE r.hash = sha256(convert_to(NEW.handle, 'UTF8'))) THEN
    RAISE EXCEPTION 'The handle is retired' USING ERRCODE = 'unique_violation', CONSTRAINT = 'handles_pkey';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_retired_handles BEFORE INSERT OR UPDATE OF handle ON handles FOR EACH ROW EXECUTE FUNCTION keep_retired_handles();

-- When it forgot whom it was with.
ALTER TABLE bookings ADD COLUMN erased_at timestamptz;

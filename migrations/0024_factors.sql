-- Further ways to prove who one is. A passkey (WebAuthn) counts alone; codes of an app (TOTP, RFC 6238) are asked for
-- after whatever else let one in, and recovery codes stand in for an app that is lost.
CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  credential_id bytea NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  syncs boolean NOT NULL,
  synced boolean NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkeys_account ON passkeys (account_id, id);

-- Challenges that were answered: each counts once. They are signed, so none is written down before.
CREATE TABLE used_challenges (
  hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

-- The secret that an app has, sealed; asked for once a code has confirmed it. `last_step` is of the last code that
-- counted: none counts twice.
CREATE TABLE totp_secrets (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  sealed text NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz
);
CREATE INDEX totp_secrets_account ON totp_secrets (account_id);
CREATE UNIQUE INDEX totp_secrets_one_confirmed ON totp_secrets (account_id) WHERE confirmed_at IS NOT NULL;

CREATE TABLE recovery_codes (
  account_id uuid NOT NULL REFERENCES accounts (id),
  hash bytea NOT NULL,
  salt bytea NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, hash)
);

-- Who has shown one thing of two, and has minutes to show the other.
CREATE TABLE pending_sign_ins (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  token_hash bytea NOT NULL UNIQUE,
  method text NOT NULL,
  failed smallint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);
CREATE INDEX pending_sign_ins_account ON pending_sign_ins (account_id);

-- How often somebody was wrong about an account's code or password since they were last right, and until when none is
-- looked at.
CREATE TABLE failed_proofs (
  account_id uuid NOT NULL REFERENCES accounts (id),
  kind text NOT NULL,
  failed integer NOT NULL DEFAULT 0,
  tried_at timestamptz NOT NULL,
  blocked_until timestamptz,
  PRIMARY KEY (account_id, kind)
);

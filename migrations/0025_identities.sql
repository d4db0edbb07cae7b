-- Who somebody is to another service: what signs them in is the service's own id for them, never an address.
CREATE TABLE identities (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  provider text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  -- As the service calls them, for its owner to know it again; neither is ever looked up.
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  CONSTRAINT identities_subject UNIQUE (issuer, subject)
);
CREATE INDEX identities_account ON identities (account_id, id);

-- A way there and back that is under way, in one browser: found by the hash of what its cookie holds, and gone soon.
CREATE TABLE provider_flows (
  token_hash bytea PRIMARY KEY,
  provider text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('sign_in', 'link')),
  -- Whom the identity may be linked to, once they have shown who they are.
  account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
  returned_at timestamptz,
  identity jsonb,
  expires_at timestamptz NOT NULL
);
CREATE INDEX provider_flows_account ON provider_flows (account_id);
CREATE INDEX provider_flows_expiry ON provider_flows (expires_at);

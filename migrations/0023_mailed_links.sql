-- A link or a code in a mail: whoever uses it reads the mailbox. Neither is kept: both are made of the id and the signing
-- keys, once for the mail and once to check. Each is used once; a row whose account is null leads nowhere, and is asked and
-- answered like any other, so that nobody learns who has an account.
CREATE TABLE mailed_links (
  id uuid PRIMARY KEY,
  purpose text NOT NULL,
  account_id uuid REFERENCES accounts (id),
  -- Where the mail goes, and which address is proved by it.
  email text NOT NULL,
  -- In which language the mail is, where no account says so.
  locale text,
  -- What is made once the address is proved.
  asked jsonb,
  tries smallint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX mailed_links_account ON mailed_links (account_id, purpose);
CREATE INDEX mailed_links_email ON mailed_links (lower(email), created_at);
CREATE INDEX mailed_links_expires ON mailed_links (expires_at);

-- Wrong passwords lately, by what they are counted as (an account, a network, both, a device), and until when no other is
-- tried. The keys are hashes.
CREATE TABLE sign_in_waits (
  key text PRIMARY KEY,
  wrong integer NOT NULL,
  waits_until timestamptz NOT NULL,
  last_at timestamptz NOT NULL
);
CREATE INDEX sign_in_waits_last ON sign_in_waits (last_at);

-- The keys that an account's secrets are sealed with (AES-256-GCM): the newest seals, those before it open what they
-- sealed. Each is kept wrapped by the deployment's key of wrapped_by; number stands in what is sealed with it.
CREATE TABLE data_keys (
  account_id uuid NOT NULL REFERENCES accounts (id),
  number integer NOT NULL,
  wrapped text NOT NULL,
  wrapped_by smallint NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, number)
);
CREATE INDEX data_keys_wrapped_by ON data_keys (wrapped_by, account_id, number);

-- Null: sealed with a key of the account's. A number is the deployment's key that the version before sealed with.
ALTER TABLE chat_channels ALTER COLUMN sealed_by DROP NOT NULL;

-- What is sent along with a webhook's messages, by name, sealed; null: nothing, or it stands in headers, where the version
-- before writes it.
ALTER TABLE webhooks ADD COLUMN sealed_headers text, ADD COLUMN header_names text[] NOT NULL DEFAULT '{}';

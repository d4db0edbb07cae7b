-- Rooms of other programs that an account wants to hear of changes in: Discord, Slack, Teams, Matrix. Where one is sent to
-- opens it to whoever knows it, so sealed holds it encrypted, by the deployment's key of sealed_by; hint is what may be
-- shown of it. Without event types it hears of all.
CREATE TABLE chat_channels (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  kind text NOT NULL CHECK (kind IN ('discord', 'slack', 'teams', 'matrix')),
  name text NOT NULL,
  sealed text NOT NULL,
  sealed_by smallint NOT NULL,
  hint text NOT NULL,
  room_id text,
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  event_type_ids uuid[] NOT NULL,
  paused_at timestamptz,
  paused_by text CHECK (paused_by IN ('owner', 'failing', 'gone', 'refused')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  CHECK ((paused_at IS NULL) = (paused_by IS NULL)),
  CHECK ((kind = 'matrix') = (room_id IS NOT NULL))
);
CREATE INDEX chat_channels_account ON chat_channels (account_id, id);

CREATE INDEX deliveries_chat ON deliveries (target, id) WHERE sink = 'chat';
CREATE INDEX deliveries_chat_open ON deliveries (target) WHERE sink = 'chat' AND state IN ('waiting', 'paused', 'failed');

-- Where a host is sent text messages, in E.164; null: nowhere.
ALTER TABLE accounts ADD COLUMN phone text;

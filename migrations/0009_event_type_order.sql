-- The order in which a profile lists event types, in groups with headings. Those of no group stand first; those without
-- a position, as all did before, come after the placed ones in the order they were made.
CREATE TABLE event_type_groups (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  title text NOT NULL,
  position integer NOT NULL CHECK (position >= 0)
);
CREATE INDEX event_type_groups_account ON event_type_groups (account_id);

ALTER TABLE event_types
  ADD COLUMN group_id uuid REFERENCES event_type_groups (id) ON DELETE SET NULL,
  ADD COLUMN position integer CHECK (position >= 0),
  ADD COLUMN draft boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT event_types_draft_is_paused CHECK (paused OR NOT draft);
CREATE INDEX event_types_group ON event_types (group_id);

-- Rises whenever what is put in order, or its order, changes.
ALTER TABLE accounts ADD COLUMN event_type_order_version integer NOT NULL DEFAULT 1;

-- The version before switches a draft on without knowing what one is.
CREATE FUNCTION compat_event_type_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.draft := false;
  RETURN NEW;
END $$;
CREATE TRIGGER compat_event_type_draft BEFORE UPDATE OF paused ON event_types
  FOR EACH ROW WHEN (NEW.draft AND NOT NEW.paused) EXECUTE FUNCTION compat_event_type_draft();

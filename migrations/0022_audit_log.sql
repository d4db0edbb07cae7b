-- Who did what to an account, when and from where. `before` and `after` have what was changed, without secrets. What is
-- about a booking names it by its id alone: the invitee's name is read from there, as long as there is one.
CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  at timestamptz NOT NULL,
  actor text NOT NULL CHECK (actor IN ('account', 'invitee', 'operator', 'daybook', 'nobody')),
  actor_id uuid,
  via text NOT NULL CHECK (via IN ('session', 'token', 'key', 'link', 'mail', 'system', 'none')),
  via_id uuid,
  act text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text,
  subject_name text NOT NULL DEFAULT '',
  network text NOT NULL DEFAULT '',
  agent text NOT NULL DEFAULT '',
  place text NOT NULL DEFAULT '',
  before jsonb,
  after jsonb,
  erased_at timestamptz
);
CREATE INDEX audit_log_account ON audit_log (account_id, at DESC, id DESC);
CREATE INDEX audit_log_at ON audit_log (at);

-- Nobody changes or deletes an entry. Let through is what says in its own transaction which of two things it is
-- (daybook.audit_log): `retention` deletes, `erasure` blanks all that may be personal and leaves what was done, and when.
CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  job text := coalesce(current_setting('daybook.audit_log', true), '');
BEGIN
  IF TG_OP = 'DELETE' AND job = 'retention' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND job = 'erasure' AND NEW.erased_at IS NOT NULL
    AND (NEW.id, NEW.account_id, NEW.at, NEW.actor, NEW.via, NEW.act, NEW.subject_kind)
      = (OLD.id, OLD.account_id, OLD.at, OLD.actor, OLD.via, OLD.act, OLD.subject_kind)
    AND (NEW.subject_name, NEW.network, NEW.agent, NEW.place) = ('', '', '', '')
    AND NEW.before IS NULL AND NEW.after IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION keep_audit_log();
CREATE TRIGGER audit_log_whole BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();

-- Sign-ins of an account that failed, by the hour: however many there are, they are one row, and few entries of the log.
CREATE TABLE failed_sign_ins (
  account_id uuid NOT NULL REFERENCES accounts (id),
  hour timestamptz NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (account_id, hour)
);
CREATE INDEX failed_sign_ins_hour ON failed_sign_ins (hour);

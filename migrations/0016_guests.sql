-- Whom an invitee brings along: each gets mails of their own, and no link. A guest who was taken off stays as a row: their
-- last mail, which takes the entry out of their calendar, goes to that address.
CREATE TABLE booking_guests (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES bookings (id),
  email text NOT NULL,
  name text NOT NULL DEFAULT '',
  added_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX booking_guests_booking ON booking_guests (booking_id);
-- Who is brought along again is the same guest again: their mails keep their order.
CREATE UNIQUE INDEX booking_guests_once ON booking_guests (booking_id, lower(email));

-- How many guests an invitee may bring along; 0: none.
ALTER TABLE event_types ADD COLUMN max_guests smallint NOT NULL DEFAULT 10 CHECK (max_guests BETWEEN 0 AND 10);

-- Who was added and who was taken off, by id: {"added": […], "removed": […]}. Null where nobody was.
ALTER TABLE booking_history
  ADD COLUMN guests jsonb,
  DROP CONSTRAINT booking_history_kind_check,
  ADD CONSTRAINT booking_history_kind_check CHECK (kind IN ('booked', 'requested', 'approved', 'declined', 'expired', 'released', 'moved', 'cancelled', 'no_show', 'reassigned', 'guests_changed'));

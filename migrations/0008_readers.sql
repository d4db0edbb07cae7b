-- How a person reads: their language as a BCP 47 tag, and whether their clock has twelve hours. Mails and what
-- follows them are written so. Null: an account of before, that has not said.
ALTER TABLE accounts ADD COLUMN locale text, ADD COLUMN hour12 boolean;
ALTER TABLE bookings ADD COLUMN invitee_locale text NOT NULL DEFAULT 'en', ADD COLUMN invitee_hour12 boolean NOT NULL DEFAULT false;

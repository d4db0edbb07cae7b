-- What a host decided when they booked, moved or cancelled for somebody: whether the invitee is told by mail, and whether
-- the time was one that people are offered. Only hosts may choose otherwise.
ALTER TABLE booking_history ADD COLUMN tells_invitee boolean NOT NULL DEFAULT true, ADD COLUMN outside_offer boolean NOT NULL DEFAULT false;

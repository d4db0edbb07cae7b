-- Every booking has one since 0006: nothing is read to know it.
ALTER TABLE bookings ALTER COLUMN calendar_uid SET NOT NULL;
ALTER TABLE bookings DROP CONSTRAINT bookings_calendar_uid_known;

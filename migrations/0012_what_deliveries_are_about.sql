-- What a delivery tells of its event: the change itself when empty, else something that comes later because of it, such
-- as a reminder. Which, its sink knows.
ALTER TABLE deliveries ADD COLUMN about text NOT NULL DEFAULT '';

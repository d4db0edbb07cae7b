-- A host's own words for the mails to invitees, by their kinds: {confirmed: {subject, text}, …}. Null: Daybook's.
ALTER TABLE event_types ADD COLUMN messages jsonb;

-- The own words that a mail's first attempt went out with, as its repeats under the same key must say the same.
ALTER TABLE deliveries ADD COLUMN message jsonb;

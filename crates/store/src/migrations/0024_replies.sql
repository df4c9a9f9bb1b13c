-- What the person said to an invitation, JSON; null where nobody invited them, and in rows from before until the calendar
-- that they came from is read again.
ALTER TABLE events ADD COLUMN reply TEXT;

-- The chat of the message, as its platform calls it: what is told of another chat's is of another message. Null in rows
-- from before.
ALTER TABLE receipts ADD COLUMN chat_key TEXT;

-- Since when nothing can be sent to a chat: we were blocked or removed.
ALTER TABLE conversations ADD COLUMN left_at BIGINT;
CREATE INDEX conversations_left ON conversations (channel_id) WHERE left_at IS NOT NULL;

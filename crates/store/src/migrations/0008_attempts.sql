-- What each try of an effect came to, for as long as live events are kept. message_id: what was to be said, where it is
-- no call of a tool. took: microseconds. external_id: the platform's own id, by which it tells what became of it later.
CREATE TABLE attempts (
    effect_id TEXT NOT NULL,
    n BIGINT NOT NULL,
    workspace_id TEXT NOT NULL,
    message_id TEXT,
    conversation_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    took BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    external_id TEXT,
    cause TEXT,
    PRIMARY KEY (effect_id, n)
) {without_rowid};
CREATE INDEX attempts_by_message ON attempts (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX attempts_by_external ON attempts (channel_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX attempts_by_time ON attempts (at);

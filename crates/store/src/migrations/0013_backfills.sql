-- What was written in a chat before it was chosen to be read, and how far that was brought. since: from when on; a chat
-- that is chosen anew begins anew. position: the adapter's own cursor, within that.
CREATE TABLE backfills (
    channel_id TEXT NOT NULL REFERENCES channels (id),
    chat_key TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    since BIGINT NOT NULL,
    position TEXT,
    state TEXT NOT NULL,
    messages BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    error TEXT,
    PRIMARY KEY (channel_id, chat_key)
) {without_rowid};
CREATE INDEX backfills_waiting ON backfills (channel_id, next_at) WHERE state = 'waiting';

-- A conversation's stretches of memory: a message belongs to the one with the greatest start_seq up to its own seq.
CREATE TABLE sessions (
    conversation_id TEXT NOT NULL,
    start_seq BIGINT NOT NULL,
    workspace_id TEXT NOT NULL,
    began_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, start_seq)
) {without_rowid};

-- What a caller brought along with a message, as JSON.
ALTER TABLE messages ADD COLUMN brought TEXT;

-- What is remembered about a person. fact_key tells facts of one kind apart; it is empty where there is one at a time.
-- confidence: thousandths.
CREATE TABLE facts (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    text TEXT NOT NULL,
    confidence BIGINT NOT NULL,
    source_id TEXT,
    outside BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    expires_at BIGINT,
    UNIQUE (workspace_id, user_id, kind, fact_key)
);
CREATE INDEX facts_by_user ON facts (workspace_id, user_id, updated_at);
CREATE INDEX facts_by_expiry ON facts (expires_at) WHERE expires_at IS NOT NULL;

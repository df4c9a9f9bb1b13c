-- In which order of channels a person is reached (JSON, ids), and after how many minutes of failing it goes on.
CREATE TABLE reach (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    channels TEXT NOT NULL,
    patience BIGINT NOT NULL
) {without_rowid};

-- The chat between the person and us, where that is not called as they are.
ALTER TABLE identities ADD COLUMN chat_key TEXT;

-- A try of it may have arrived, so it goes nowhere else.
ALTER TABLE outbox ADD COLUMN doubtful BIGINT NOT NULL DEFAULT 0;

-- A person's own contacts. content: the card, as JSON; name: by which they are sorted; sought: all by which they are found.
CREATE TABLE cards (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    content TEXT NOT NULL,
    name TEXT NOT NULL,
    sought TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX cards_by_name ON cards (workspace_id, user_id, name, id);

-- A workspace's own wording in place of what comes with Attaché: see engine/src/texts.rs.
CREATE TABLE texts (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    wording TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (workspace_id, key, language)
) {without_rowid};

-- Whether personal data is hidden from language models: 1, 0, or NULL for what the configuration says.
ALTER TABLE workspaces ADD COLUMN redact BIGINT;
CREATE INDEX contacts_by_name ON contacts (workspace_id, name);

-- What was decided about the tools of attached servers, and on what: another fingerprint is another tool, whatever its
-- name. An empty workspace_id is the operator's word, and the fingerprint that the tool had when it was first seen.
CREATE TABLE tool_classes (
    workspace_id TEXT NOT NULL,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
) {without_rowid};

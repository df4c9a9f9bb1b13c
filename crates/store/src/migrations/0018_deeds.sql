-- What one word of a person did to their agenda, and how it was before: what an undo takes back. act: that word, such as
-- the turn or the proposal. lines: what was done; kept: what was done beside and cannot be taken back. changes: see
-- domain/src/deed.rs.
CREATE TABLE deeds (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    act TEXT NOT NULL UNIQUE,
    lines TEXT NOT NULL,
    kept TEXT NOT NULL,
    changes TEXT NOT NULL,
    outside BIGINT NOT NULL,
    at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX deeds_by_conversation ON deeds (conversation_id, at);
CREATE INDEX deeds_by_user ON deeds (workspace_id, user_id, at);
CREATE INDEX deeds_by_time ON deeds (at);

-- What a person prefers: JSON, see domain/src/preferences.rs; nothing where they never chose.
ALTER TABLE users ADD COLUMN preferences TEXT;

-- A suggestion that is withheld until then; nothing where it is shown at once.
ALTER TABLE proposals ADD COLUMN shown_from BIGINT;
CREATE INDEX proposals_made ON proposals (workspace_id, user_id, created_at);
CREATE INDEX proposals_withheld ON proposals (workspace_id, user_id, shown_from) WHERE shown_from IS NOT NULL;

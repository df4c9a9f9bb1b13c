-- The ids of messages, events and reminders whose text may come from outside: see engine/src/turn/taint.rs.
CREATE TABLE outside (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL
) {without_rowid};

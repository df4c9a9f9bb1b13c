-- What a reminder's time was said as: a moment, an hour of the clock where its person is, or a day alone.
ALTER TABLE reminders ADD COLUMN due_kind TEXT NOT NULL DEFAULT 'moment';

-- What a person is told unasked: a brief each day at `minutes` after midnight where they are, and notes before meetings.
-- `next_at` is when the next brief is due, `notes_until` up to which start meetings were looked at; NULL where it is off.
-- `brief_day` is the day of which the last brief told, and `alerts` counts the notes of `alert_day`.
CREATE TABLE briefs (
    user_id TEXT PRIMARY KEY REFERENCES users (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    minutes BIGINT NOT NULL,
    next_at BIGINT,
    notes_until BIGINT,
    brief_day TEXT NOT NULL DEFAULT '',
    alert_day TEXT NOT NULL DEFAULT '',
    alerts BIGINT NOT NULL DEFAULT 0
) {without_rowid};
CREATE INDEX briefs_due ON briefs (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX briefs_notes ON briefs (notes_until) WHERE notes_until IS NOT NULL;

-- How urgent the newest mail of a conversation is and what it wants; `answered` once its reader had the last
-- word. `reasons` is
-- JSON, `judged_by` the rules or a model.
CREATE TABLE triage (
    conversation_id TEXT PRIMARY KEY REFERENCES conversations (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    message_id TEXT NOT NULL,
    urgency BIGINT NOT NULL,
    sender TEXT NOT NULL,
    action TEXT NOT NULL,
    reasons TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    answered BIGINT NOT NULL,
    at BIGINT NOT NULL
) {without_rowid};
CREATE INDEX triage_waiting ON triage (workspace_id, user_id, at) WHERE answered = 0;

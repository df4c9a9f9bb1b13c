-- Money is BIGINT millionths of a US dollar; a day is a date as text, in the zone of the user whose turn it is.

-- A workspace's own caps for a day; NULL is as the configuration says, 0 no cap.
CREATE TABLE budgets (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    workspace_micro_dollars BIGINT,
    user_micro_dollars BIGINT,
    workspace_tokens BIGINT,
    user_tokens BIGINT
);

-- The sums of a day: one row a user, and one with an empty user for the workspace. Whoever changes either locks the
-- workspace's row first. told: the turn that told the user that the budget is used up.
CREATE TABLE spending (
    workspace_id TEXT NOT NULL,
    day TEXT NOT NULL,
    user_id TEXT NOT NULL,
    spent BIGINT NOT NULL,
    spent_tokens BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    reserved_tokens BIGINT NOT NULL,
    told TEXT,
    PRIMARY KEY (workspace_id, day, user_id)
) {without_rowid};
CREATE INDEX spending_by_day ON spending (day);

-- Calls that are on their way; a row goes when its call is recorded.
CREATE TABLE reservations (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    turn_id TEXT NOT NULL,
    day TEXT NOT NULL,
    purpose TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    input_tokens BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL,
    micro_dollars BIGINT,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) {hot};
CREATE INDEX reservations_by_expiry ON reservations (expires_at);

-- Every call that cost something or could have.
CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    turn_id TEXT NOT NULL,
    day TEXT NOT NULL,
    purpose TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    outcome TEXT NOT NULL,
    input_tokens BIGINT NOT NULL,
    cached_tokens BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL,
    estimated BIGINT NOT NULL,
    millis BIGINT NOT NULL,
    micro_dollars BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX calls_by_day ON calls (workspace_id, day);
CREATE INDEX calls_by_time ON calls (at);

-- pushed: the account told of a change since it was last taken to be looked at. pushes: at the last look it told of changes in
-- all that is kept equal.
ALTER TABLE connections ADD COLUMN pushed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN pushes BIGINT NOT NULL DEFAULT 0;

-- What an account was asked to tell of, by our id. hook_hash: of the secret in the address that it calls; token_hash: of what it
-- shows there; base: the address of this server that it was given. resource, ends_at: what it answered, nothing before.
-- heard_at: when it called first. renew_at: when to ask anew, whatever came of it.
CREATE TABLE watches (
    id TEXT PRIMARY KEY,
    calendar_id TEXT NOT NULL REFERENCES calendars (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    hook_hash TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL,
    base TEXT NOT NULL,
    resource TEXT,
    ends_at BIGINT,
    heard_at BIGINT,
    renew_at BIGINT NOT NULL
);
CREATE INDEX watches_by_connection ON watches (connection_id);
CREATE INDEX watches_by_calendar ON watches (calendar_id);

-- Occurrences of a series that are not as its rule says; nothing where all are.
ALTER TABLE events ADD COLUMN exceptions TEXT;

-- An account with calendars that are kept elsewhere. One worker has it while its lease lasts, and its fence grows with
-- each.
CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    credential {bytes} NOT NULL,
    key_id TEXT NOT NULL,
    state TEXT NOT NULL,
    since BIGINT NOT NULL,
    looked_at BIGINT,
    listed_at BIGINT,
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    error TEXT,
    lease_until BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (user_id, kind, url, account)
);
CREATE INDEX connections_by_user ON connections (workspace_id, user_id);
CREATE INDEX connections_due ON connections (next_at) WHERE state <> 'failed';
CREATE INDEX connections_by_key ON connections (key_id);

-- Its calendars. zone: of what names none; stays as it was when the calendar was found. position: how far it was read.
-- whole: a look from the beginning is under way, the round-th; whole_at: when the last one began. problem: why it cannot be
-- read; left_out: what of it cannot be kept.
CREATE TABLE calendars (
    id TEXT PRIMARY KEY,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    external_id TEXT NOT NULL,
    name TEXT NOT NULL,
    color TEXT,
    writable BIGINT NOT NULL,
    zone TEXT NOT NULL,
    chosen BIGINT NOT NULL,
    takes_new BIGINT NOT NULL,
    position TEXT,
    round BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    whole_at BIGINT,
    problem TEXT,
    left_out TEXT,
    UNIQUE (connection_id, external_id)
);
CREATE INDEX calendars_by_user ON calendars (workspace_id, user_id);

-- An event that stands in the agenda and in a calendar elsewhere. An event has one mirror that leads; the same thing in
-- another calendar follows. ours: it was made here. base: the entry as both sides last had it; sent: what was handed
-- over since and not answered for (handed: the newest of it still is not). round: the last look from the beginning that
-- named it. write_at: when it is to be written there.
CREATE TABLE mirrors (
    calendar_id TEXT NOT NULL REFERENCES calendars (id),
    uid TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    event_id TEXT NOT NULL REFERENCES events (id),
    leads BIGINT NOT NULL,
    ours BIGINT NOT NULL,
    href TEXT,
    etag TEXT,
    base TEXT,
    sent TEXT,
    handed BIGINT NOT NULL,
    round BIGINT NOT NULL,
    write_at BIGINT,
    tries BIGINT NOT NULL,
    problem TEXT,
    PRIMARY KEY (calendar_id, uid)
);
CREATE UNIQUE INDEX mirrors_leading ON mirrors (event_id) WHERE leads = 1;
CREATE INDEX mirrors_by_event ON mirrors (event_id);
CREATE INDEX mirrors_by_href ON mirrors (calendar_id, href);
CREATE INDEX mirrors_by_connection ON mirrors (connection_id);
CREATE INDEX mirrors_to_write ON mirrors (write_at) WHERE write_at IS NOT NULL;

-- What a person is told about what both sides changed.
CREATE TABLE calendar_notices (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    event_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    title TEXT NOT NULL,
    kept TEXT,
    lost TEXT
);
CREATE INDEX calendar_notices_by_user ON calendar_notices (workspace_id, user_id, id);

-- Ids, words and JSON are TEXT; times are BIGINT microseconds since 1970, UTC.
-- Hot tables (inbox, outbox, lanes) hold only what is unfinished and carry no foreign keys.

CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    policy TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX users_by_workspace ON users (workspace_id, id);

-- One-time links, browser and program logins, and feed links: only the hash of each secret is kept.
CREATE TABLE logins (
    secret_hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX logins_by_user ON logins (user_id, kind);
CREATE INDEX logins_by_expiry ON logins (expires_at);

CREATE TABLE channels (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX channels_by_workspace ON channels (workspace_id, id);

CREATE TABLE contacts (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    channel_id TEXT NOT NULL REFERENCES channels (id),
    sender_key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (channel_id, sender_key)
);

-- seq: the newest live event.
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    channel_id TEXT NOT NULL REFERENCES channels (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    chat_key TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT NOT NULL,
    seq BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    UNIQUE (channel_id, chat_key)
);
CREATE INDEX conversations_by_user ON conversations (user_id, id);

-- (conversation, sender, external_id) is where a message is deduplicated; a conversation is one (channel, chat).
CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    sender TEXT NOT NULL,
    sender_key TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    external_id TEXT NOT NULL,
    text TEXT NOT NULL,
    delivery TEXT NOT NULL,
    turn_id TEXT,
    sent_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    UNIQUE (conversation_id, sender_key, external_id),
    UNIQUE (conversation_id, seq)
);

-- Accepted messages that no finished turn has answered yet.
CREATE TABLE inbox (
    conversation_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    workspace_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    turn_id TEXT,
    PRIMARY KEY (conversation_id, seq)
) {without_rowid} {hot};

-- One row a conversation that ever had work. The fence only grows.
CREATE TABLE lanes (
    conversation_id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    state TEXT NOT NULL,
    ready_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    owner TEXT NOT NULL,
    fence BIGINT NOT NULL,
    attempts BIGINT NOT NULL
) {without_rowid} {hot};
CREATE INDEX lanes_due ON lanes (ready_at, conversation_id) WHERE state = 'ready';
CREATE INDEX lanes_ready ON lanes (workspace_id, ready_at, conversation_id) WHERE state = 'ready';
CREATE INDEX lanes_running ON lanes (workspace_id, lease_until) WHERE state = 'running';

CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
) {without_rowid};
CREATE INDEX turns_running ON turns (conversation_id) WHERE state = 'running';

CREATE TABLE steps (
    turn_id TEXT NOT NULL,
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (turn_id, n)
);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    chat_key TEXT NOT NULL,
    seq BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    ready_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    owner TEXT NOT NULL,
    fence BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) {hot};
CREATE INDEX outbox_pending ON outbox (ready_at) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_uncertain ON outbox (workspace_id, id) WHERE state = 'uncertain';
CREATE INDEX outbox_order ON outbox (conversation_id, seq);

CREATE TABLE dead_letters (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    cause TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    replayed_at BIGINT
);
CREATE INDEX dead_letters_by_workspace ON dead_letters (workspace_id, id);
CREATE INDEX dead_letters_open ON dead_letters (workspace_id) WHERE replayed_at IS NULL;

CREATE TABLE live_events (
    conversation_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX live_events_by_time ON live_events (at);

CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    turn_id TEXT,
    trigger_id TEXT,
    tool TEXT NOT NULL,
    arguments TEXT NOT NULL,
    arguments_hash TEXT NOT NULL,
    summary TEXT NOT NULL,
    state TEXT NOT NULL,
    trace TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX proposals_by_user ON proposals (workspace_id, user_id, state, id);
CREATE INDEX proposals_by_conversation ON proposals (conversation_id, state, id);
CREATE INDEX proposals_by_expiry ON proposals (expires_at) WHERE state = 'pending';

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    all_day BIGINT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT,
    participants TEXT NOT NULL,
    notes TEXT,
    recurrence TEXT,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX events_by_end ON events (workspace_id, user_id, ends_at);
CREATE INDEX events_recurring ON events (workspace_id, user_id) WHERE recurrence IS NOT NULL;

CREATE TABLE reminders (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    event_id TEXT,
    title TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    priority TEXT NOT NULL,
    recurrence TEXT,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX reminders_by_time ON reminders (workspace_id, user_id, due_at);
CREATE INDEX reminders_due ON reminders (due_at) WHERE state = 'confirmed';
CREATE INDEX reminders_by_event ON reminders (event_id);

CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_workspace ON audit (workspace_id, id);

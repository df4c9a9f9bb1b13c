-- On SQLite a table with a text for its key is two trees, one of rows and one of keys, and each write changes a page of
-- both. What every turn writes is one tree each from here on; on Postgres all stays as it is.
{sqlite}CREATE TABLE narrow (
{sqlite}    id TEXT PRIMARY KEY,
{sqlite}    workspace_id TEXT NOT NULL,
{sqlite}    user_id TEXT NOT NULL,
{sqlite}    turn_id TEXT NOT NULL,
{sqlite}    day TEXT NOT NULL,
{sqlite}    purpose TEXT NOT NULL,
{sqlite}    model TEXT NOT NULL,
{sqlite}    prompt TEXT NOT NULL,
{sqlite}    input_tokens BIGINT NOT NULL,
{sqlite}    output_tokens BIGINT NOT NULL,
{sqlite}    micro_dollars BIGINT,
{sqlite}    at BIGINT NOT NULL,
{sqlite}    expires_at BIGINT NOT NULL
{sqlite}) WITHOUT ROWID;
{sqlite}INSERT INTO narrow SELECT * FROM reservations ORDER BY id;
{sqlite}DROP TABLE reservations;
{sqlite}ALTER TABLE narrow RENAME TO reservations;
{sqlite}CREATE INDEX reservations_by_expiry ON reservations (expires_at);

{sqlite}CREATE TABLE narrow (
{sqlite}    id TEXT PRIMARY KEY,
{sqlite}    workspace_id TEXT NOT NULL,
{sqlite}    user_id TEXT NOT NULL,
{sqlite}    turn_id TEXT NOT NULL,
{sqlite}    day TEXT NOT NULL,
{sqlite}    purpose TEXT NOT NULL,
{sqlite}    model TEXT NOT NULL,
{sqlite}    prompt TEXT NOT NULL,
{sqlite}    outcome TEXT NOT NULL,
{sqlite}    input_tokens BIGINT NOT NULL,
{sqlite}    cached_tokens BIGINT NOT NULL,
{sqlite}    output_tokens BIGINT NOT NULL,
{sqlite}    estimated BIGINT NOT NULL,
{sqlite}    millis BIGINT NOT NULL,
{sqlite}    micro_dollars BIGINT,
{sqlite}    at BIGINT NOT NULL
{sqlite}) WITHOUT ROWID;
{sqlite}INSERT INTO narrow SELECT * FROM calls ORDER BY id;
{sqlite}DROP TABLE calls;
{sqlite}ALTER TABLE narrow RENAME TO calls;
{sqlite}CREATE INDEX calls_by_day ON calls (workspace_id, day);
{sqlite}CREATE INDEX calls_by_time ON calls (at);

{sqlite}CREATE TABLE narrow (
{sqlite}    conversation_id TEXT NOT NULL,
{sqlite}    seq BIGINT NOT NULL,
{sqlite}    at BIGINT NOT NULL,
{sqlite}    payload TEXT NOT NULL,
{sqlite}    PRIMARY KEY (conversation_id, seq)
{sqlite}) WITHOUT ROWID;
{sqlite}INSERT INTO narrow SELECT * FROM live_events ORDER BY conversation_id, seq;
{sqlite}DROP TABLE live_events;
{sqlite}ALTER TABLE narrow RENAME TO live_events;
{sqlite}CREATE INDEX live_events_by_time ON live_events (at);

{sqlite}CREATE TABLE narrow (
{sqlite}    id TEXT PRIMARY KEY,
{sqlite}    workspace_id TEXT NOT NULL,
{sqlite}    conversation_id TEXT NOT NULL,
{sqlite}    channel_id TEXT NOT NULL,
{sqlite}    chat_key TEXT NOT NULL,
{sqlite}    seq BIGINT NOT NULL,
{sqlite}    idempotency_key TEXT NOT NULL UNIQUE,
{sqlite}    content TEXT NOT NULL,
{sqlite}    state TEXT NOT NULL,
{sqlite}    ready_at BIGINT NOT NULL,
{sqlite}    lease_until BIGINT NOT NULL,
{sqlite}    owner TEXT NOT NULL,
{sqlite}    fence BIGINT NOT NULL,
{sqlite}    attempts BIGINT NOT NULL,
{sqlite}    created_at BIGINT NOT NULL,
{sqlite}    slot_at BIGINT,
{sqlite}    doubtful BIGINT NOT NULL DEFAULT 0,
{sqlite}    held_at BIGINT,
{sqlite}    held_why TEXT
{sqlite}) WITHOUT ROWID;
{sqlite}INSERT INTO narrow SELECT * FROM outbox ORDER BY id;
{sqlite}DROP TABLE outbox;
{sqlite}ALTER TABLE narrow RENAME TO outbox;
{sqlite}CREATE INDEX outbox_pending ON outbox (ready_at) WHERE state = 'pending';
{sqlite}CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
{sqlite}CREATE INDEX outbox_uncertain ON outbox (workspace_id, id) WHERE state = 'uncertain';
{sqlite}CREATE INDEX outbox_order ON outbox (conversation_id, seq);
{sqlite}CREATE INDEX outbox_held ON outbox (created_at) WHERE state = 'held';
{sqlite}CREATE INDEX outbox_held_on ON outbox (channel_id) WHERE state = 'held';

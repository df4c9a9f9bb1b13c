-- Which master keys this database was sealed with: a text that each of them opens.
CREATE TABLE vault_keys (
    id TEXT PRIMARY KEY,
    canary {bytes} NOT NULL,
    created_at BIGINT NOT NULL
) {without_rowid};

-- A row for each node that lives. What it has stands and falls with this one lease.
CREATE TABLE nodes (
    name TEXT PRIMARY KEY,
    lease_until BIGINT NOT NULL
) {without_rowid};

-- How a channel is connected; the row goes when the channel is removed. owner: the node that keeps the connection, or
-- nobody. Its fence grows whenever that changes. position: how far its stream was read.
CREATE TABLE links (
    channel_id TEXT PRIMARY KEY REFERENCES channels (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    platform TEXT NOT NULL,
    role TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account TEXT NOT NULL,
    address TEXT,
    credential {bytes} NOT NULL,
    key_id TEXT NOT NULL,
    hook_hash TEXT NOT NULL UNIQUE,
    position TEXT,
    state TEXT NOT NULL,
    since BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    error TEXT,
    owner TEXT NOT NULL,
    fence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (platform, account_id)
);
CREATE INDEX links_by_workspace ON links (workspace_id, channel_id);
CREATE INDEX links_free ON links (next_at) WHERE owner = '';
CREATE INDEX links_owned ON links (owner) WHERE owner <> '';
CREATE INDEX links_by_key ON links (key_id);

-- Large protocol state, packed, cut into parts and each part sealed.
CREATE TABLE link_states (
    channel_id TEXT NOT NULL REFERENCES channels (id),
    part BIGINT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    key_id TEXT NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (channel_id, part)
);
CREATE INDEX link_states_by_key ON link_states (key_id);

-- Who of a platform is which user of ours.
CREATE TABLE identities (
    channel_id TEXT NOT NULL REFERENCES channels (id),
    sender_key TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, sender_key)
) {without_rowid};

-- Who wrote without being let in, and was told so.
CREATE TABLE strangers (
    channel_id TEXT NOT NULL REFERENCES channels (id),
    sender_key TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, sender_key)
) {without_rowid};
CREATE INDEX strangers_by_time ON strangers (told_at);

-- Chats of a source; only those that were chosen are read.
CREATE TABLE source_chats (
    channel_id TEXT NOT NULL REFERENCES channels (id),
    chat_key TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    title TEXT NOT NULL,
    chosen BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, chat_key)
) {without_rowid};

-- Limits of platforms, one row each that is in use: when the next of its kind may be sent, had all gone out evenly.
CREATE TABLE buckets (
    name TEXT PRIMARY KEY,
    free_at BIGINT NOT NULL
) {without_rowid};
CREATE INDEX buckets_by_time ON buckets (free_at);

-- When the effect may go out: its place within the platform's limits is taken.
ALTER TABLE outbox ADD COLUMN slot_at BIGINT;

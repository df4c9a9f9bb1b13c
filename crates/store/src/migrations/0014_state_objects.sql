-- Protocol state in a bucket: an object has its row here before it is put, and until it is gone. stage: writing (on its
-- way, or left by a process that died), current (the channel's state is this) or gone (no longer wanted). A channel's
-- state lies in its current object or in its link_states, never in both.
CREATE TABLE state_objects (
    name TEXT PRIMARY KEY,
    channel_id TEXT NOT NULL REFERENCES channels (id),
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    key_id TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    stage TEXT NOT NULL,
    since BIGINT NOT NULL
) {without_rowid};
CREATE UNIQUE INDEX state_objects_current ON state_objects (channel_id) WHERE stage = 'current';
CREATE INDEX state_objects_by_key ON state_objects (key_id) WHERE stage = 'current';
CREATE INDEX state_objects_loose ON state_objects (since) WHERE stage <> 'current';
CREATE INDEX state_objects_writing ON state_objects (channel_id) WHERE stage = 'writing';

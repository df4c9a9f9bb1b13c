-- When the person wrote or pressed last, by the platform's clock. Kept where the platform has a window.
ALTER TABLE conversations ADD COLUMN heard_at BIGINT;

-- JSON: the template by which a person is written to outside of the window.
ALTER TABLE links ADD COLUMN template TEXT;

-- State 'held': waits until the person writes again. held_at stays when it goes on, so that it says from when it is.
ALTER TABLE outbox ADD COLUMN held_at BIGINT;
ALTER TABLE outbox ADD COLUMN held_why TEXT;
CREATE INDEX outbox_held ON outbox (created_at) WHERE state = 'held';
CREATE INDEX outbox_held_on ON outbox (channel_id) WHERE state = 'held';

-- How far messages of ours got, by the platform's ids of them. message_id is null where the platform told of it before
-- we had noted it. content: the effect, until it is delivered, lest it has to be sent again.
CREATE TABLE receipts (
    channel_id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    message_id TEXT,
    content TEXT,
    noted_at BIGINT NOT NULL,
    delivered_at BIGINT,
    read_at BIGINT,
    failed_at BIGINT,
    closed BIGINT NOT NULL,
    cause TEXT,
    PRIMARY KEY (channel_id, external_id)
) {without_rowid};
CREATE INDEX receipts_by_message ON receipts (message_id);
CREATE INDEX receipts_by_time ON receipts (noted_at);
CREATE INDEX receipts_unknown ON receipts (noted_at) WHERE message_id IS NULL;

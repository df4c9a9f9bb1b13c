-- An account's address books stand among its calendars. holds: events, or people.
ALTER TABLE calendars ADD COLUMN holds TEXT NOT NULL DEFAULT 'events';

-- thing_id: an event, or somebody in the contacts, whose row is gone once they are deleted here while they may still stand
-- there. leads: of events only; each book is compared with the contact by itself. The rest is as it was.
CREATE TABLE mirrors_of_things (
    calendar_id TEXT NOT NULL REFERENCES calendars (id),
    uid TEXT NOT NULL,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    thing_id TEXT NOT NULL,
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
INSERT INTO mirrors_of_things (calendar_id, uid, workspace_id, connection_id, thing_id, leads, ours, href, etag, base, sent,
    handed, round, write_at, tries, problem)
SELECT calendar_id, uid, workspace_id, connection_id, event_id, leads, ours, href, etag, base, sent, handed, round, write_at,
    tries, problem
FROM mirrors;
DROP TABLE mirrors;
ALTER TABLE mirrors_of_things RENAME TO mirrors;
CREATE UNIQUE INDEX mirrors_leading ON mirrors (thing_id) WHERE leads = 1;
CREATE INDEX mirrors_by_thing ON mirrors (thing_id);
CREATE INDEX mirrors_by_href ON mirrors (calendar_id, href);
CREATE INDEX mirrors_by_connection ON mirrors (connection_id);
CREATE INDEX mirrors_to_write ON mirrors (write_at) WHERE write_at IS NOT NULL;

ALTER TABLE calendar_notices RENAME COLUMN event_id TO thing_id;

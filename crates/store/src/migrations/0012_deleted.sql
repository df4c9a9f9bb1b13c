-- When a workspace or a user was deleted: nobody signs in any more, and their channels go with the next sweep.
ALTER TABLE workspaces ADD COLUMN deleted_at BIGINT;
ALTER TABLE users ADD COLUMN deleted_at BIGINT;

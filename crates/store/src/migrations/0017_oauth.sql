-- An account by OAuth keeps its tokens sealed in connections.credential. services: what it is used for; scopes: what the
-- provider granted. token_until: when the access token ends. token_fence: grows with whoever renews it, and with what came
-- of that; renewing: renewals that began and whose end is not known, 0 where all are; renew_until: the lease of the one who
-- renews it; renew_at: not before, after renew_failures failures in a row. revoked: the provider ended it.
ALTER TABLE connections ADD COLUMN services TEXT NOT NULL DEFAULT '';
ALTER TABLE connections ADD COLUMN scopes TEXT NOT NULL DEFAULT '';
ALTER TABLE connections ADD COLUMN token_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN token_fence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN renewing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN renew_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN renew_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN renew_failures BIGINT NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN revoked BIGINT NOT NULL DEFAULT 0;

-- A person who was sent to a provider to agree, until they come back. state_hash: of the secret that comes back with them;
-- login_hash: of the login that began it, which alone ends it; verifier: sealed, what shows that we began it (PKCE).
CREATE TABLE consents (
    state_hash TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    login_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    services TEXT NOT NULL,
    connection_id TEXT,
    verifier {bytes} NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX consents_by_user ON consents (user_id);
CREATE INDEX consents_by_end ON consents (expires_at);

-- People, their devices, and secrets that were mailed to them.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    -- The name folded: no two differ by case or width alone.
    name_key TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    email TEXT,
    email_key TEXT UNIQUE,
    confirmed_at BIGINT,
    password TEXT,
    administrator BOOLEAN NOT NULL DEFAULT FALSE,
    trust SMALLINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'active',
    lang TEXT NOT NULL,
    zone TEXT NOT NULL,
    theme TEXT NOT NULL DEFAULT 'auto',
    created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expires ON sessions (expires_at);

CREATE TABLE mailed_secrets (
    token_hash BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX mailed_secrets_owner ON mailed_secrets (purpose, address);
CREATE INDEX mailed_secrets_expires ON mailed_secrets (expires_at);

-- Letters that came in. A row is kept before the sender is told that the letter was taken.
CREATE TABLE mail_in (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT NOT NULL,
    -- Whose reply address it was sent to; none for a letter of ours that comes back.
    person_id BIGINT REFERENCES users (id),
    recipient TEXT NOT NULL,
    sender TEXT,
    ip TEXT NOT NULL,
    helo TEXT NOT NULL,
    -- Wiped after a while; the row goes on to say that the letter was handled.
    raw BLOB,
    -- What waits for its author's word, and the hash of the link by which he gives it.
    draft TEXT NOT NULL,
    token_hash BLOB UNIQUE,
    post_id BIGINT REFERENCES posts (id),
    tries INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- The same letter twice is one letter.
    UNIQUE (message_id, person_id)
);
CREATE INDEX mail_in_ready ON mail_in (next_at) WHERE state = 'ready';
CREATE INDEX mail_in_at ON mail_in (at);

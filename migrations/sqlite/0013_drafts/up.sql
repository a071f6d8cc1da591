-- Texts that are not published yet, one for each person and place; and what somebody typed after he was signed out.
CREATE TABLE drafts (
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- forum-1, thread-2, post-3 or edit-4.
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- The revision that a changed text was written from; 0 for a new text.
    base INTEGER NOT NULL,
    -- Grows with each save.
    version INTEGER NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, target)
) WITHOUT ROWID;
CREATE INDEX drafts_age ON drafts (saved_at);

CREATE TABLE held_texts (
    token_hash BLOB PRIMARY KEY NOT NULL,
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    base INTEGER NOT NULL,
    held_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX held_texts_age ON held_texts (held_at);

-- Who was asked to write an article along with its author, in the order in which they were asked.
CREATE TABLE article_authors (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- invited, accepted, ended.
    state TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    -- When he said yes first; his pictures in the text stay, whatever comes after.
    accepted_at BIGINT,
    UNIQUE (thread_id, user_id)
);
CREATE INDEX article_authors_person ON article_authors (user_id, state, thread_id);
-- Who is told at once of what becomes of his own texts is told of this too.
UPDATE mail_prefs SET at_once = at_once || ' coauthor' WHERE ' ' || at_once || ' ' LIKE '% held %';

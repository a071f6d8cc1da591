-- Who gets the newsletter of a blog: a person, or the address of somebody without an account who said so himself.
CREATE TABLE newsletter_readers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    user_id BIGINT REFERENCES users (id),
    address TEXT,
    -- The address as it is compared.
    address_key TEXT,
    lang TEXT NOT NULL,
    since BIGINT NOT NULL,
    UNIQUE (forum_id, user_id),
    UNIQUE (forum_id, address_key)
);
CREATE INDEX newsletter_readers_order ON newsletter_readers (forum_id, id);

-- An article on its way to the readers of its blog, once.
CREATE TABLE newsletter_issues (
    thread_id BIGINT PRIMARY KEY NOT NULL REFERENCES threads (id),
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    -- Readers up to this one have their letter.
    after_id BIGINT NOT NULL,
    letters BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX newsletter_issues_open ON newsletter_issues (begun_at) WHERE ended_at IS NULL;
CREATE INDEX newsletter_issues_blog ON newsletter_issues (forum_id, begun_at);

-- Articles of a blog that are read one after the other.
CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX series_blog ON series (forum_id, id);
ALTER TABLE articles ADD COLUMN series_id BIGINT REFERENCES series (id);
-- Its place there, from 1.
ALTER TABLE articles ADD COLUMN series_n INTEGER;
CREATE INDEX articles_series ON articles (series_id, series_n);

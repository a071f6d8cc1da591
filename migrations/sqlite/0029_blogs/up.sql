-- Blogs: each is a forum of articles, and belongs to a person or to the forum's space.
CREATE TABLE blogs (
    forum_id BIGINT PRIMARY KEY NOT NULL REFERENCES forums (id),
    slug TEXT NOT NULL UNIQUE,
    -- Whose it is; empty for a space's.
    owner_id BIGINT REFERENCES users (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX blogs_owner ON blogs (owner_id);

-- What an article is beside its thread, whose opening post is its text.
CREATE TABLE articles (
    thread_id BIGINT PRIMARY KEY NOT NULL REFERENCES threads (id),
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    -- draft, scheduled, published, withdrawn.
    state TEXT NOT NULL,
    publish_at BIGINT,
    published_at BIGINT,
    -- As its author wrote it; may be empty.
    excerpt TEXT NOT NULL,
    -- How its text begins.
    beginning TEXT NOT NULL,
    words INTEGER NOT NULL,
    cover TEXT,
    -- Days for which comments may be written after it is published: 0 for none, empty for always.
    comment_days INTEGER
);
CREATE INDEX articles_listed ON articles (forum_id, state, published_at, thread_id);
CREATE INDEX articles_newest ON articles (state, published_at, thread_id);
CREATE INDEX articles_cover ON articles (cover);

-- From when nobody replies in a thread any more.
ALTER TABLE threads ADD COLUMN closes_at BIGINT;

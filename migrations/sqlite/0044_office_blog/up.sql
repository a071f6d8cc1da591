-- Whose a blog is when it is an office's: those who act for the office write there.
ALTER TABLE blogs ADD COLUMN office_id BIGINT REFERENCES offices (id);
CREATE UNIQUE INDEX blogs_office ON blogs (office_id);

-- What the people of an office write for its blog. What is published is a thread with a row in articles; who wrote and
-- who published it is accountable here, and shown to the people of the office alone.
CREATE TABLE office_articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    -- Once it was published.
    thread_id BIGINT REFERENCES threads (id),
    -- draft, review, returned, scheduled, published, withdrawn.
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    -- Names, with commas between them.
    tags TEXT NOT NULL,
    -- As in articles.
    comment_days INTEGER,
    writer_id BIGINT NOT NULL REFERENCES users (id),
    proposer_id BIGINT REFERENCES users (id),
    -- Who returned it, set its minute, published it or took it back, and what he said.
    decider_id BIGINT REFERENCES users (id),
    note TEXT NOT NULL,
    publish_at BIGINT,
    saved_at BIGINT NOT NULL,
    proposed_at BIGINT,
    decided_at BIGINT
);
CREATE INDEX office_articles_office ON office_articles (office_id, id);
CREATE INDEX office_articles_writer ON office_articles (writer_id);
CREATE UNIQUE INDEX office_articles_thread ON office_articles (thread_id);

-- The questions that an office had before it in one term.
CREATE INDEX cycles_term ON cycles (term_id, addressee_id);

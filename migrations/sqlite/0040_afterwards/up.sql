-- Words that a moderator hid in a post, and in those that quote it: a mark with the number of the row stands in their place.
CREATE TABLE redactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    lifted_by BIGINT REFERENCES users (id),
    lifted_at BIGINT
);
CREATE INDEX redactions_post ON redactions (post_id, id);

-- From when the opening post of a question is not changed any more: an office has done something with it.
ALTER TABLE threads ADD COLUMN settled_at BIGINT;

-- Follow-up questions that the asker has put to an office below its answer, and how many of them it has answered.
ALTER TABLE addressees ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE addressees ADD COLUMN responded INTEGER NOT NULL DEFAULT 0;

-- An answer that was marked as standard text, and what became of the office's objection.
CREATE TABLE standard_texts (
    cycle_id BIGINT PRIMARY KEY REFERENCES cycles (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    -- The office said so itself.
    by_office BOOLEAN NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL,
    marked_at BIGINT NOT NULL,
    objection TEXT,
    objected_at BIGINT,
    decided_by BIGINT REFERENCES users (id),
    decided_at BIGINT,
    -- The objection was right: it counts as an answer again.
    granted BOOLEAN
);

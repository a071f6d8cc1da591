-- A question put to offices: its thread has title, text and author, this row what became of it.
CREATE TABLE questions (
    thread_id BIGINT PRIMARY KEY REFERENCES threads (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    place TEXT NOT NULL,
    sources TEXT NOT NULL,
    unaddressed BOOLEAN NOT NULL,
    submitted_at BIGINT,
    published_at BIGINT,
    code TEXT,
    note TEXT,
    decided_by BIGINT REFERENCES users (id),
    decided_at BIGINT,
    duplicate_of BIGINT REFERENCES threads (id),
    hidden_title TEXT,
    appeal TEXT,
    appealed_at BIGINT,
    appeal_granted BOOLEAN,
    appeal_note TEXT,
    appeal_by BIGINT REFERENCES users (id),
    appeal_at BIGINT,
    cosigns INTEGER NOT NULL
);
CREATE INDEX questions_held ON questions (space_id, submitted_at) WHERE state = 'held';
CREATE INDEX questions_appealed ON questions (space_id, appealed_at) WHERE appealed_at IS NOT NULL AND appeal_at IS NULL;

-- One row for each office that a question was put to.
CREATE TABLE addressees (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES questions (thread_id),
    office_id BIGINT NOT NULL REFERENCES offices (id),
    state TEXT NOT NULL,
    closing TEXT,
    version INTEGER NOT NULL,
    from_id BIGINT REFERENCES addressees (id),
    hops INTEGER NOT NULL,
    changed_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    clarifications INTEGER NOT NULL,
    -- Until when the asker may answer what he was asked back.
    lapse_at BIGINT,
    reopened INTEGER NOT NULL,
    refusing TEXT,
    before TEXT,
    answer_id BIGINT REFERENCES posts (id),
    UNIQUE (thread_id, office_id)
);
CREATE INDEX addressees_office ON addressees (office_id, state, changed_at);
CREATE INDEX addressees_lapse ON addressees (lapse_at) WHERE lapse_at IS NOT NULL;

-- The clock of an office, from a question or its reopening to its answer. Days are those of its zone.
CREATE TABLE cycles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    addressee_id BIGINT NOT NULL REFERENCES addressees (id),
    office_id BIGINT NOT NULL REFERENCES offices (id),
    term_id BIGINT REFERENCES terms (id),
    n INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    started_on TEXT NOT NULL,
    pack TEXT NOT NULL,
    span TEXT NOT NULL,
    roll TEXT NOT NULL,
    extension TEXT,
    extended_at BIGINT,
    pauses TEXT NOT NULL,
    due_on TEXT,
    due_at BIGINT,
    long_due_on TEXT,
    long_due_at BIGINT,
    told TEXT NOT NULL,
    tell_at BIGINT,
    stopped_at BIGINT,
    stopped_on TEXT,
    outcome TEXT,
    boilerplate BOOLEAN NOT NULL,
    UNIQUE (addressee_id, n)
);
CREATE INDEX cycles_office ON cycles (office_id, started_at);
CREATE INDEX cycles_open ON cycles (term_id) WHERE stopped_at IS NULL;
-- What becomes due is found here alone.
CREATE INDEX cycles_tell ON cycles (tell_at) WHERE tell_at IS NOT NULL;

-- What was done to a question, with the words that were said: its public history.
CREATE TABLE question_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES questions (thread_id),
    addressee_id BIGINT REFERENCES addressees (id),
    at BIGINT NOT NULL,
    user_id BIGINT REFERENCES users (id),
    step TEXT NOT NULL,
    code TEXT,
    note TEXT,
    post_id BIGINT REFERENCES posts (id)
);
CREATE INDEX question_steps_thread ON question_steps (thread_id, id);

-- What a post of an office is, and whose words it is.
CREATE TABLE office_posts (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id),
    addressee_id BIGINT NOT NULL REFERENCES addressees (id),
    cycle INTEGER NOT NULL,
    kind TEXT NOT NULL,
    declared TEXT NOT NULL
);
CREATE INDEX office_posts_addressee ON office_posts (addressee_id, post_id);

-- Who wants to know the answer too.
CREATE TABLE cosigns (
    thread_id BIGINT NOT NULL REFERENCES questions (thread_id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    named BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (thread_id, user_id)
);
CREATE INDEX cosigns_user ON cosigns (user_id);

-- What the asker says of an answer, and what the office says to that once.
CREATE TABLE verdicts (
    post_id BIGINT PRIMARY KEY REFERENCES office_posts (post_id),
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    reply TEXT,
    replied_by BIGINT REFERENCES users (id),
    replied_at BIGINT
);

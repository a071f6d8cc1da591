-- Who has checked the rules of a pack of this version. Another version waits for its own check.
CREATE TABLE pack_checks (
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    person TEXT NOT NULL,
    checked_on TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (code, version)
);

-- A clock of the law beside that of the norm. It has a table of its own: what counts cycles never meets it.
CREATE TABLE statutory (
    addressee_id BIGINT PRIMARY KEY NOT NULL REFERENCES addressees (id),
    rule TEXT NOT NULL,
    channel TEXT NOT NULL,
    number TEXT NOT NULL,
    -- Day 0, and the day of the answer, where the office is.
    received_on TEXT NOT NULL,
    answered_on TEXT,
    -- `by` for the time that the rule knows, else the day that was named.
    extension TEXT,
    -- asker, office or moderator.
    side TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    version INTEGER NOT NULL
);

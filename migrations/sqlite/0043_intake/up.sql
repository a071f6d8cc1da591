-- Questions that a moderator took down for somebody without an account: on paper, by phone, in person.
CREATE TABLE intakes (
    thread_id BIGINT PRIMARY KEY NOT NULL REFERENCES questions (thread_id),
    -- paper, phone, visit.
    how TEXT NOT NULL,
    -- Where the paper lies; for moderators alone.
    evidence TEXT NOT NULL,
    taken_by BIGINT NOT NULL REFERENCES users (id),
    -- When, with the word of the asker that it may be published.
    taken_at BIGINT NOT NULL,
    -- What the key makes of the code on the slip, which is written nowhere; none where another site made it.
    code BLOB UNIQUE,
    expires_at BIGINT NOT NULL,
    claimed_by BIGINT REFERENCES users (id),
    claimed_at BIGINT
);
CREATE INDEX intakes_taken ON intakes (taken_by);
CREATE INDEX intakes_claimed ON intakes (claimed_by);

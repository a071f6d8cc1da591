-- What people take along: one ZIP a person, in the folder of files, for some days.
CREATE TABLE takeouts (
    user_id BIGINT PRIMARY KEY NOT NULL REFERENCES users (id),
    -- 128 random bits in hexadecimal.
    name TEXT NOT NULL UNIQUE,
    asked_at BIGINT NOT NULL,
    -- When somebody makes it, or has had the time to.
    next_at BIGINT NOT NULL,
    -- Empty while it is being made.
    ready_at BIGINT,
    size BIGINT NOT NULL
);
CREATE INDEX takeouts_waiting ON takeouts (next_at) WHERE ready_at IS NULL;
CREATE INDEX takeouts_ready ON takeouts (ready_at);

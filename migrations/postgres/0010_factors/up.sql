-- Second factors: codes from an authenticator, and codes on paper for when it is lost.
CREATE TABLE factors (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    -- Sealed with the site's key.
    secret TEXT NOT NULL,
    -- Null until its owner has shown a code.
    confirmed_at BIGINT,
    -- A code works once: none of this step or before.
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
    code_hash BYTEA PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id)
);
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);

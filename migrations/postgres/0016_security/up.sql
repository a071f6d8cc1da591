-- Who is staff since when, when each session's person last proved who he is, and factors that were lost.
ALTER TABLE users ADD COLUMN staff_since BIGINT;
UPDATE users SET staff_since = (EXTRACT(EPOCH FROM now()) * 1000000)::BIGINT
    WHERE id IN (SELECT user_id FROM memberships WHERE role = 'moderator');

-- Their sessions were opened with a member's life: they sign in anew.
DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE staff_since IS NOT NULL);
ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN remembered BOOLEAN NOT NULL DEFAULT FALSE;

-- The administrators who agree that somebody has lost his second factor.
CREATE TABLE factor_releases (
    user_id BIGINT NOT NULL REFERENCES users (id),
    by_id BIGINT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, by_id)
);

-- New members: what they have read, and whose first post needs no approval any more.
ALTER TABLE users ADD COLUMN checked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE users ADD COLUMN read_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN read_at BIGINT;

-- When and by whom a post that waited was let through or refused.
ALTER TABLE posts ADD COLUMN decided_at BIGINT;
ALTER TABLE posts ADD COLUMN decided_by BIGINT;
CREATE INDEX posts_waiting ON posts (space_id, id) WHERE n IS NULL;
CREATE INDEX posts_decided ON posts (space_id, decided_at) WHERE decided_at IS NOT NULL;

-- The post that a moderator's letter asks about.
ALTER TABLE mailed_secrets ADD COLUMN post_id BIGINT;

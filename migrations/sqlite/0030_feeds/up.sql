-- What feeds list: the newest threads of the site and of a space, and what is gone.
CREATE INDEX threads_created ON threads (created_at, id);
CREATE INDEX threads_space_created ON threads (space_id, created_at, id);
CREATE INDEX posts_removed ON posts (removed_at) WHERE removed_at IS NOT NULL;

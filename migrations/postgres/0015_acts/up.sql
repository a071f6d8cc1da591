-- Reactions to posts, and bookmarks.
ALTER TABLE forums ADD COLUMN no_reactions BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE posts ADD COLUMN agree INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN thanks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN source_needed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE reactions (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, user_id, kind)
);
CREATE INDEX reactions_user ON reactions (user_id, created_at);

CREATE TABLE bookmarks (
    user_id BIGINT NOT NULL REFERENCES users (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    note TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, post_id)
);
CREATE INDEX bookmarks_new ON bookmarks (user_id, created_at, post_id);

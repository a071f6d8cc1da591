-- What people want to hear of: `thread-7`, `tag-2`, `forum-3`, `space-1`, `person-4`, and how much.
CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    target TEXT NOT NULL,
    level TEXT NOT NULL,
    UNIQUE (user_id, target)
);
CREATE INDEX follows_target ON follows (target, user_id);
CREATE INDEX follows_user ON follows (user_id, id);

-- What somebody is told: one row a person and event, whatever tells it on.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    seq BIGINT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    fact TEXT NOT NULL,
    actor_id BIGINT,
    thread_id BIGINT REFERENCES threads (id),
    post_id BIGINT REFERENCES posts (id),
    -- How many alike it stands for, and the first post of theirs.
    count INTEGER NOT NULL,
    first_id BIGINT REFERENCES posts (id),
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    -- A later one stands for it.
    folded_at BIGINT,
    UNIQUE (seq, user_id)
);
CREATE INDEX notices_list ON notices (user_id, id);
CREATE INDEX notices_unread ON notices (user_id, id) WHERE read_at IS NULL;
CREATE INDEX notices_created ON notices (created_at);

-- What was said before is no news; who has written in a thread goes on to hear of it.
INSERT INTO event_cursors (reader, seq) SELECT 'notices', seq FROM event_head;
INSERT INTO follows (user_id, target, level)
SELECT DISTINCT user_id, 'thread-' || thread_id, 'all' FROM posts WHERE n IS NOT NULL;

-- Threads, posts in a tree, their revisions, and what each reader has seen.
CREATE TABLE threads (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    lang TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    author_kind TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_post_at BIGINT NOT NULL,
    last_author_id BIGINT NOT NULL,
    -- The last number given; numbers are dense.
    last_n INTEGER NOT NULL,
    -- Published posts that stand, the opening one among them.
    posts INTEGER NOT NULL,
    -- Those of them that are not the opening one.
    replies INTEGER NOT NULL,
    locked_at BIGINT,
    locked_until BIGINT,
    locked_by BIGINT,
    lock_reason TEXT,
    pinned_until BIGINT,
    moved_from BIGINT REFERENCES forums (id),
    moved_at BIGINT,
    moved_by BIGINT
);
CREATE INDEX threads_active ON threads (forum_id, last_post_at, id);
CREATE INDEX threads_new ON threads (forum_id, created_at, id);
CREATE INDEX threads_unanswered ON threads (forum_id, replies, created_at, id);
CREATE INDEX threads_moved ON threads (moved_from, moved_at);
CREATE INDEX threads_space ON threads (space_id, last_post_at, id);
CREATE INDEX threads_space_waiting ON threads (space_id, replies, created_at, id);
CREATE INDEX threads_recent ON threads (last_post_at, id);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    space_id BIGINT NOT NULL,
    parent_id BIGINT REFERENCES posts (id),
    -- Empty until the post is published.
    n INTEGER,
    path TEXT,
    depth INTEGER NOT NULL,
    -- Which reply to its parent this is, and how many replies it has itself.
    ordinal INTEGER NOT NULL,
    replies INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    author_kind TEXT NOT NULL,
    author_id BIGINT NOT NULL,
    lang TEXT NOT NULL,
    via TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    removed_at BIGINT,
    removed_by BIGINT,
    reason TEXT,
    clause TEXT,
    note TEXT,
    UNIQUE (thread_id, path),
    UNIQUE (thread_id, n)
);
CREATE INDEX posts_user ON posts (user_id, created_at, id);
CREATE INDEX posts_parent ON posts (parent_id);

CREATE TABLE revisions (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    editor_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    superseded_at BIGINT,
    PRIMARY KEY (post_id, number)
) WITHOUT ROWID;

CREATE TABLE quotes (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    quoted_id BIGINT NOT NULL REFERENCES posts (id),
    PRIMARY KEY (quoted_id, post_id)
) WITHOUT ROWID;

CREATE TABLE readings (
    user_id BIGINT NOT NULL REFERENCES users (id),
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    -- Numbers seen, as ranges: 1-50,60.
    seen TEXT NOT NULL,
    -- How many numbers these ranges hold.
    seen_count INTEGER NOT NULL,
    -- What had been seen when the visit began.
    base TEXT NOT NULL,
    view TEXT,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, thread_id)
) WITHOUT ROWID;

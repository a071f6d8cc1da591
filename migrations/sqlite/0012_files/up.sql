-- Files that people add to their posts; the bytes lie in the folder of files, under the row's name.
CREATE TABLE files (
    -- 128 random bits in hexadecimal.
    name TEXT PRIMARY KEY NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    -- What its owner calls it.
    title TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    -- In all widths together.
    size BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Nobody used it for days: its bytes are to be wiped.
    gone_at BIGINT
);
CREATE INDEX files_user ON files (user_id, created_at);
CREATE INDEX files_age ON files (created_at);
CREATE INDEX files_gone ON files (gone_at);

-- Which files the newest text of a post shows or links, and until when an older text did.
CREATE TABLE post_files (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    file TEXT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (file, post_id)
) WITHOUT ROWID;
CREATE INDEX post_files_post ON post_files (post_id);

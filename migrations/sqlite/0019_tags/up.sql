-- The tags of a space, and which threads bear them.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    name TEXT NOT NULL,
    -- The name folded: two tags of a space differ in more than case.
    name_key TEXT NOT NULL,
    slug TEXT NOT NULL,
    UNIQUE (space_id, name_key)
);

CREATE TABLE thread_tags (
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    tag_id BIGINT NOT NULL REFERENCES tags (id),
    PRIMARY KEY (tag_id, thread_id)
) WITHOUT ROWID;
CREATE INDEX thread_tags_thread ON thread_tags (thread_id);

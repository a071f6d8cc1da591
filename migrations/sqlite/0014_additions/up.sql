-- What authors added to their posts after the time to change them was over.
CREATE TABLE additions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    lang TEXT NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX additions_post ON additions (post_id, id);
CREATE INDEX additions_user ON additions (user_id, created_at);
CREATE INDEX revisions_editor ON revisions (editor_id, created_at);

-- What others say that a picture of a post shows, where its author did not; the newest stands, an empty one takes it away.
CREATE TABLE descriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    file TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX descriptions_post ON descriptions (post_id, id);
CREATE INDEX descriptions_user ON descriptions (user_id, created_at);

-- The picture that somebody shows of himself, and since when he does no longer; its bytes are a file's.
CREATE TABLE avatars (
    user_id BIGINT PRIMARY KEY NOT NULL REFERENCES users (id),
    file TEXT NOT NULL UNIQUE,
    removed_at BIGINT
);

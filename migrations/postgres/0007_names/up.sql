-- What user names look like (UTS 39), names that wait for an administrator, and names that are protected.
ALTER TABLE users ADD COLUMN skeleton TEXT;
CREATE UNIQUE INDEX users_skeleton ON users (skeleton);

-- Until it is decided, the account is shown by its number.
CREATE TABLE name_wishes (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    name TEXT,
    name_key TEXT UNIQUE,
    skeleton TEXT UNIQUE,
    display_name TEXT,
    created_at BIGINT NOT NULL
);

-- Verified officials by name, and titles of offices; the words folded and sorted.
CREATE TABLE protected_names (
    words TEXT PRIMARY KEY,
    title BOOLEAN NOT NULL
);

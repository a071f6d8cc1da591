-- Who lives where a space is about, as somebody has made sure; one row a person, whatever became of it.
CREATE TABLE residents (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- clerk, list, code.
    how TEXT NOT NULL,
    -- Who confirmed it, or made the code.
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    ended_at BIGINT,
    reason TEXT,
    PRIMARY KEY (space_id, user_id)
);
CREATE INDEX residents_person ON residents (user_id, space_id);

-- Letters with codes for households, printed together.
CREATE TABLE resident_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    label TEXT NOT NULL,
    lang TEXT NOT NULL,
    count INTEGER NOT NULL,
    made_by BIGINT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX resident_letters_space ON resident_letters (space_id, id);

-- The codes themselves are nowhere: the site's key makes them of the numbers of letter and sheet.
CREATE TABLE resident_codes (
    hash BLOB PRIMARY KEY NOT NULL,
    letters_id BIGINT NOT NULL REFERENCES resident_letters (id),
    n INTEGER NOT NULL,
    used_by BIGINT REFERENCES users (id),
    used_at BIGINT,
    UNIQUE (letters_id, n)
);

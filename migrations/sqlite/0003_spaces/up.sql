-- Communities, their forums, and who belongs to them.
CREATE TABLE spaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aim TEXT NOT NULL,
    rules TEXT NOT NULL,
    rules_html TEXT NOT NULL,
    lang TEXT NOT NULL,
    members BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE space_slugs (
    slug TEXT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id)
);

CREATE TABLE forums (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    parent_id BIGINT REFERENCES forums (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    position INTEGER NOT NULL,
    kinds TEXT NOT NULL,
    can_read TEXT NOT NULL,
    can_reply TEXT NOT NULL,
    can_start TEXT NOT NULL,
    can_moderate TEXT NOT NULL,
    archived BOOLEAN NOT NULL DEFAULT FALSE,
    threads BIGINT NOT NULL DEFAULT 0,
    posts BIGINT NOT NULL DEFAULT 0,
    last_post_at BIGINT,
    UNIQUE (space_id, slug)
);

CREATE TABLE memberships (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- asking, member, moderator.
    role TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, user_id)
) WITHOUT ROWID;
CREATE INDEX memberships_user ON memberships (user_id);
CREATE INDEX memberships_asking ON memberships (space_id, role);

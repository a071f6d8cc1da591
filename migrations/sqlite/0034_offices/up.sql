-- Seats and bodies that are asked in public; each belongs to the space that it serves.
CREATE TABLE offices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- seat, body.
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    parent_id BIGINT REFERENCES offices (id),
    -- By which rules and holidays its days are counted.
    pack TEXT NOT NULL,
    zone TEXT NOT NULL,
    remit TEXT NOT NULL,
    -- Where a legal appeal goes.
    channel TEXT NOT NULL,
    -- Addresses that stand on no public page; may be empty.
    contact TEXT NOT NULL,
    escalation TEXT NOT NULL,
    -- open, no_contact, vacant, recess, other.
    intake TEXT NOT NULL,
    intake_note TEXT NOT NULL,
    -- draft, active, abolished.
    state TEXT NOT NULL,
    successor_id BIGINT REFERENCES offices (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX offices_space ON offices (space_id, id);

-- Who holds an office, from the first day to the last.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- elected, appointed, acting.
    how TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    -- It ended before its last day was over.
    cut BOOLEAN NOT NULL,
    -- What was told of it last: coming, running, over.
    stage TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX terms_office ON terms (office_id, from_day, id);
CREATE INDEX terms_person ON terms (user_id);
CREATE INDEX terms_open ON terms (id) WHERE stage <> 'over';

-- Who acts for an office that another holds.
CREATE TABLE delegates (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    -- With which it ends; empty for a body's.
    term_id BIGINT REFERENCES terms (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- draft, publish.
    hand TEXT NOT NULL,
    -- He stands in for the holder, and is shown so.
    acting BOOLEAN NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    cut BOOLEAN NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX delegates_office ON delegates (office_id, id);
CREATE INDEX delegates_person ON delegates (user_id);

-- How it was made sure that the right people stand behind an office.
CREATE TABLE office_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    -- Of which term; empty for a body's.
    term_id BIGINT REFERENCES terms (id),
    -- letter, in_person, list.
    how TEXT NOT NULL,
    -- For administrators alone.
    evidence TEXT NOT NULL,
    -- The address that was looked at.
    contact TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX office_checks_office ON office_checks (office_id, id);

-- What differs from the defaults: of one office, else of a space, else of the site.
CREATE TABLE office_settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    office_id BIGINT REFERENCES offices (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL
);
CREATE INDEX office_settings_place ON office_settings (space_id, office_id, key);

-- Since when somebody holds an office or publishes for one: then he owes a second factor.
ALTER TABLE users ADD COLUMN official_since BIGINT;

-- What happened, who has read how far, outgoing letters and queued work.
CREATE TABLE event_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL
);
INSERT INTO event_head (id, seq) VALUES (1, 0);

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- Follows commit order; on PostgreSQL empty until the sequencer has stamped the row.
    seq BIGINT UNIQUE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    space_id BIGINT,
    actor_id BIGINT,
    run_id BIGINT,
    clock_ms BIGINT,
    -- Separated by spaces.
    topics TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX events_unstamped ON events (id) WHERE seq IS NULL;
CREATE INDEX events_at ON events (at);

CREATE TABLE event_topics (
    topic TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (topic, seq)
) WITHOUT ROWID;
CREATE INDEX event_topics_seq ON event_topics (seq);

CREATE TABLE event_cursors (
    reader TEXT PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL,
    class TEXT NOT NULL,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    person_id BIGINT,
    lang TEXT NOT NULL,
    -- The letter's facts; wiped when the letter has gone, as they may bear a link.
    letter TEXT NOT NULL,
    message_id TEXT NOT NULL,
    -- The letter as it was first handed to the relay; a second try sends the same bytes.
    mime BLOB,
    tries INTEGER NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL,
    lease_until BIGINT,
    expires_at BIGINT,
    fault TEXT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX deliveries_next ON deliveries (state, next_at);

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    -- Two waiting jobs of one name never share it.
    once TEXT,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    lease_until BIGINT,
    tries INTEGER NOT NULL DEFAULT 0,
    fault TEXT,
    ended_at BIGINT
);
CREATE INDEX jobs_next ON jobs (state, run_at);
CREATE UNIQUE INDEX jobs_once ON jobs (name, once) WHERE state = 'waiting';

CREATE TABLE idempotency (
    -- `u` and the account's id, or `v` and the hash of the visitor's form cookie.
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    location TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (owner, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_created ON idempotency (created_at);

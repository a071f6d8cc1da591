-- Who did what to whom: rows that stay, each bound to the one before by its hash.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id BIGINT,
    role TEXT NOT NULL,
    -- Sealed with the actor's key.
    ip TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    -- Whose key seals what was before and after.
    about_id BIGINT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    prev_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX audit_actor ON audit (actor_id, id);
CREATE INDEX audit_about ON audit (about_id, id);

-- Apart from the rows: without the key nobody reads what is sealed, and the chain still holds.
CREATE TABLE audit_keys (
    user_id BIGINT PRIMARY KEY,
    key BYTEA NOT NULL
);

-- A role that owns the table can drop this; where the site's role does not, grant it SELECT and INSERT alone.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''rows of the audit log stay as they are''; END';
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

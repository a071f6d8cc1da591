-- When a letter about a notice is due; none once it was written or is not wanted.
ALTER TABLE notices ADD COLUMN mail_at BIGINT;
-- It waits for the one letter of the evening.
ALTER TABLE notices ADD COLUMN mail_late BOOLEAN NOT NULL DEFAULT FALSE;
-- When it went into a letter.
ALTER TABLE notices ADD COLUMN mailed_at BIGINT;
CREATE INDEX notices_mail ON notices (mail_at, user_id) WHERE mail_at IS NOT NULL;

-- Which letters somebody wants: one row a person, once he has changed something.
CREATE TABLE mail_prefs (
    user_id BIGINT PRIMARY KEY NOT NULL REFERENCES users (id),
    -- Kinds of notices, with blanks between them.
    at_once TEXT NOT NULL,
    in_digest TEXT NOT NULL,
    -- Letters a day.
    budget INTEGER NOT NULL,
    -- Hours of his day.
    evening INTEGER NOT NULL,
    quiet_from INTEGER,
    quiet_to INTEGER,
    rhythm TEXT NOT NULL,
    private_text BOOLEAN NOT NULL,
    stopped BOOLEAN NOT NULL,
    -- When the next digest is due.
    digest_at BIGINT,
    changed_at BIGINT NOT NULL
);
CREATE INDEX mail_prefs_digest ON mail_prefs (digest_at) WHERE digest_at IS NOT NULL;

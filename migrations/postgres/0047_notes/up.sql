-- Words that were hidden only in what is said beside a question: notes, reasons, what its asker made of an answer.
ALTER TABLE redactions ADD COLUMN beside BOOLEAN NOT NULL DEFAULT FALSE;

-- When a legal clock is looked at next, to remind of it.
ALTER TABLE statutory ADD COLUMN look_at BIGINT;
UPDATE statutory SET look_at = at WHERE answered_on IS NULL;
CREATE INDEX statutory_look ON statutory (look_at) WHERE look_at IS NOT NULL;

-- What was told of a legal clock: each kind once of each last day.
CREATE TABLE legal_reminders (
    addressee_id BIGINT NOT NULL REFERENCES addressees (id),
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    PRIMARY KEY (addressee_id, kind, due_on)
);

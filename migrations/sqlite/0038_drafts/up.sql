-- What the people of an office write before it is published: one text for each question before it.
CREATE TABLE office_drafts (
    addressee_id BIGINT PRIMARY KEY REFERENCES addressees (id),
    -- draft, proposed, approved, returned.
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    writer_id BIGINT NOT NULL REFERENCES users (id),
    proposer_id BIGINT REFERENCES users (id),
    -- Who approved or returned it, and what he said.
    decider_id BIGINT REFERENCES users (id),
    note TEXT NOT NULL,
    -- SHA-256 of the text that was approved; any other is not.
    approved_hash TEXT,
    saved_at BIGINT NOT NULL,
    proposed_at BIGINT,
    decided_at BIGINT
);
CREATE INDEX office_drafts_writer ON office_drafts (writer_id);

-- Texts that the people of an office use again and again.
CREATE TABLE office_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES users (id),
    changed_at BIGINT NOT NULL
);
CREATE INDEX office_templates_office ON office_templates (office_id, id);

-- Who wrote and who approved what was published as it had been drafted; both are accountable, and neither is shown.
ALTER TABLE office_posts ADD COLUMN drafted_by BIGINT REFERENCES users (id);
ALTER TABLE office_posts ADD COLUMN approved_by BIGINT REFERENCES users (id);

-- Co-signs that a moderator has taken out of the count of a question: how many, why, and whether they count again.
CREATE TABLE cosign_removals (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES questions (thread_id),
    reason TEXT NOT NULL,
    removed INTEGER NOT NULL,
    by_id BIGINT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL,
    reversed_by BIGINT REFERENCES users (id),
    reversed_at BIGINT
);
CREATE INDEX cosign_removals_thread ON cosign_removals (thread_id, id);

-- valid, invalidated by the removal beside it, or withdrawn by its person after that.
ALTER TABLE cosigns ADD COLUMN state TEXT NOT NULL DEFAULT 'valid';
ALTER TABLE cosigns ADD COLUMN removal_id BIGINT REFERENCES cosign_removals (id);
-- A digest of the mailbox behind the account, however it is written: one mailbox signs once. Older rows have none.
ALTER TABLE cosigns ADD COLUMN mailbox TEXT;
CREATE UNIQUE INDEX cosigns_mailbox ON cosigns (thread_id, mailbox) WHERE mailbox IS NOT NULL;

-- Clocks that stand still: each is asked whether it may go on.
CREATE INDEX cycles_still ON cycles (id)
    WHERE stopped_at IS NULL AND due_at IS NULL AND term_id IS NOT NULL;

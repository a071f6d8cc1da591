-- Grows with whatever changes what a page of the discussion shows: such pages are kept under it.
ALTER TABLE threads ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
-- Few are pinned: a list asks for them ahead of its page.
CREATE INDEX threads_pinned ON threads (forum_id, pinned_until) WHERE pinned_until IS NOT NULL;

-- Grows with whatever changes what a page of the discussion shows: such pages are kept under it.
ALTER TABLE threads ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

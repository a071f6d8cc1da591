-- When the site was last brought back from a backup, in microseconds; 0 when never. What readers know of another epoch
-- is of another past.
ALTER TABLE event_head ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;

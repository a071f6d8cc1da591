-- How often a clock of the office has changed: what was counted of its clocks is kept under this number.
ALTER TABLE offices ADD COLUMN clocks BIGINT NOT NULL DEFAULT 0;
-- Those below an office are found without a look at all others.
CREATE INDEX offices_parent ON offices (parent_id) WHERE parent_id IS NOT NULL;
-- By which rules the running clocks of each office are counted.
CREATE INDEX cycles_rules ON cycles (office_id, pack) WHERE stopped_at IS NULL;
-- The questions that an office had before it in one term.
CREATE INDEX cycles_term ON cycles (term_id, addressee_id);

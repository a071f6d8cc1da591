-- The tags chosen for a new thread, as they were typed: names with commas between them.
ALTER TABLE drafts ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE held_texts ADD COLUMN tags TEXT NOT NULL DEFAULT '';

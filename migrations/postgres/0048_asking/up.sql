-- What a question has beside its text: where it is about, what it rests on, and the address words of the offices that it is
-- put to, with commas between them; a question mark where its asker knows none.
ALTER TABLE drafts ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN sources TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN offices TEXT NOT NULL DEFAULT '';
ALTER TABLE held_texts ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE held_texts ADD COLUMN sources TEXT NOT NULL DEFAULT '';
ALTER TABLE held_texts ADD COLUMN offices TEXT NOT NULL DEFAULT '';

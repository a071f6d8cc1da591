-- What the feed of an office tells: the newest questions before it, what it said to them, and what of both is gone.
CREATE INDEX addressees_newest ON addressees (office_id, thread_id);
CREATE INDEX posts_office ON posts (author_id, created_at, id) WHERE author_kind = 'office';
CREATE INDEX question_steps_step ON question_steps (step, at);

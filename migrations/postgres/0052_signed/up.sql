-- Co-signs of a question are read in the order in which they came, some at a time.
CREATE INDEX cosigns_signed ON cosigns (thread_id, created_at, user_id);

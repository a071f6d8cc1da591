-- What is new to somebody is folded with what is like it: that is found by its discussion, however much else is unread.
CREATE INDEX notices_alike ON notices (user_id, thread_id) WHERE read_at IS NULL AND folded_at IS NULL;

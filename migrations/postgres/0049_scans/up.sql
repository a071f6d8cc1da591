-- The scan of the paper that a question was taken down from: for moderators without a part in it, who took it down, and in
-- the ZIP of who claims it.
CREATE TABLE intake_scans (
    thread_id BIGINT PRIMARY KEY NOT NULL REFERENCES intakes (thread_id),
    -- Its name as a file.
    file TEXT NOT NULL UNIQUE,
    added_by BIGINT NOT NULL REFERENCES users (id),
    added_at BIGINT NOT NULL,
    -- Somebody took it away; for a week it may be brought back.
    removed_at BIGINT
);

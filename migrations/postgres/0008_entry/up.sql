-- How often one may try to come in, and ask for letters.
CREATE TABLE counters (
    -- What is counted, and a hash of for whom.
    key TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    -- When the bucket is full again, or when the last try was.
    mark BIGINT NOT NULL
);
CREATE INDEX counters_mark ON counters (mark);

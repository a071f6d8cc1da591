-- The domain of the address, in small letters: letters are paced by it, and looked for.
ALTER TABLE deliveries ADD COLUMN domain TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET domain = lower(split_part(address, '@', 2));
CREATE INDEX deliveries_queue ON deliveries (state, class, id);
CREATE INDEX deliveries_listed ON deliveries (state, id);
CREATE INDEX deliveries_domain ON deliveries (domain, id);

-- Addresses whose letters came back or were complained of.
CREATE TABLE suppressions (
    -- In small letters.
    address TEXT PRIMARY KEY NOT NULL,
    reason TEXT NOT NULL,
    -- Two for a letter that cannot arrive, one for a letter that could not for now; at four none goes any more.
    score INTEGER NOT NULL,
    since BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    -- When its owner last asked to try again.
    retried_at BIGINT
);

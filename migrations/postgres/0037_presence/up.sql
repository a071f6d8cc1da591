-- He wants others to see in which discussion he is reading.
ALTER TABLE users ADD COLUMN shows_reading BOOLEAN NOT NULL DEFAULT FALSE;

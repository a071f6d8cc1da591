DROP INDEX threads_pinned;
ALTER TABLE threads DROP COLUMN version;

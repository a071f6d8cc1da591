-- When moderators and the asker are told that a question has waited for too long.
ALTER TABLE questions ADD COLUMN alert_at BIGINT;
CREATE INDEX questions_alert ON questions (alert_at) WHERE alert_at IS NOT NULL;

-- When the asker is told again that he was asked back; how often he has reminded an office that is late, and when last.
ALTER TABLE addressees ADD COLUMN nudge_at BIGINT;
ALTER TABLE addressees ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0;
ALTER TABLE addressees ADD COLUMN reminded_at BIGINT;
CREATE INDEX addressees_nudge ON addressees (nudge_at) WHERE nudge_at IS NOT NULL;

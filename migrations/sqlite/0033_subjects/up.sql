-- What a discussion and its space were called in the first letter about it: mail programs go by the subject.
ALTER TABLE threads ADD COLUMN mail_space TEXT;
ALTER TABLE threads ADD COLUMN mail_title TEXT;

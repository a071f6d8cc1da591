-- Codes that bring people into a space, and the accounts that were made by one, without an e-mail address.
CREATE TABLE invites (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    code TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    uses INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    created_by BIGINT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX invites_space ON invites (space_id, id);

CREATE TABLE class_accounts (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    invite_id BIGINT NOT NULL REFERENCES invites (id),
    -- Nobody signs in to it any more from then on.
    ends_at BIGINT NOT NULL
);
CREATE INDEX class_accounts_invite ON class_accounts (invite_id, user_id);

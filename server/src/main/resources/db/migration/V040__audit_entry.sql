CREATE SCHEMA audit;

-- before and after are json, not jsonb: the chain's hash covers their very text.
CREATE TABLE audit.entry (
    number        bigint      PRIMARY KEY,
    id            uuid        NOT NULL UNIQUE,
    at            timestamptz NOT NULL,
    actor         uuid,
    team          uuid,
    key           uuid,
    session       uuid,
    access        text        NOT NULL CHECK (access IN ('UI', 'API', 'SYSTEM')),
    action        text        NOT NULL CHECK (action <> ''),
    entity_type   text        NOT NULL,
    entity        uuid,
    before        json        NOT NULL,
    after         json        NOT NULL,
    error         text,
    ip            text        NOT NULL,
    user_agent    text        NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL
);

CREATE INDEX entry_by_time ON audit.entry (at);
CREATE INDEX entry_by_actor ON audit.entry (actor, number);
CREATE INDEX entry_by_entity ON audit.entry (entity, number);

-- The end of the chain: so that cutting off the newest entries shows too.
CREATE TABLE audit.head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number   bigint  NOT NULL,
    hash     text    NOT NULL
);

INSERT INTO audit.head (number, hash) VALUES (0, '');

ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY written_by_the_system ON audit.entry FOR INSERT WITH CHECK (platform.is_system());
CREATE POLICY read_in_the_team ON audit.entry FOR SELECT
    USING (platform.is_system() OR platform.is_admin() OR team = platform.team());

ALTER TABLE audit.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.head FORCE ROW LEVEL SECURITY;
CREATE POLICY moved_by_the_system ON audit.head USING (platform.is_system());

-- Append-only: the server's role can neither change nor delete an entry.
GRANT USAGE ON SCHEMA audit TO ${app_role};
GRANT SELECT, INSERT ON audit.entry TO ${app_role};
GRANT SELECT, UPDATE ON audit.head TO ${app_role};

-- Questions that somebody saved with their SQL, to be run with other values.
CREATE TABLE query.template (
    id            uuid        PRIMARY KEY,
    owner         uuid        NOT NULL,
    team          uuid        NOT NULL,
    visibility    text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM')),
    -- What the team may do with one that it sees.
    sharing       text        NOT NULL CHECK (sharing IN ('READ', 'EXECUTE', 'EDIT')),
    data_source   uuid        NOT NULL,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description   text        NOT NULL,
    category      text        NOT NULL,
    question      text        NOT NULL,
    sql           text        NOT NULL CHECK (sql <> ''),
    parameters    jsonb       NOT NULL,
    -- The glossary's term by which questions learn from it; null while nobody found it right.
    verified_term uuid,
    usage_count   bigint      NOT NULL DEFAULT 0,
    last_used_at  timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       int         NOT NULL
);

CREATE INDEX template_by_owner ON query.template (owner);
CREATE INDEX template_by_team ON query.template (team) WHERE visibility = 'TEAM';
CREATE INDEX template_by_data_source ON query.template (data_source);
CREATE INDEX template_by_verified_term ON query.template (verified_term) WHERE verified_term IS NOT NULL;

ALTER TABLE query.template ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.template FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_rule ON query.template FOR SELECT
    USING (platform.is_system() OR platform.visible(owner, team, visibility));
CREATE POLICY written_by_the_owner ON query.template
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin())
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin());
CREATE POLICY edited_by_the_team ON query.template FOR UPDATE
    USING (visibility = 'TEAM' AND sharing = 'EDIT' AND team = platform.team())
    WITH CHECK (visibility = 'TEAM' AND sharing = 'EDIT' AND team = platform.team());

-- With which values a query runs the statement of a saved question.
CREATE TABLE query.filling (
    query     uuid  PRIMARY KEY REFERENCES query.query ON DELETE CASCADE,
    template  uuid  NOT NULL,
    arguments jsonb NOT NULL
);

ALTER TABLE query.filling ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.filling FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_query ON query.filling USING (EXISTS (SELECT 1 FROM query.query q WHERE q.id = filling.query));

GRANT SELECT, INSERT, UPDATE, DELETE ON query.template TO ${app_role};
GRANT SELECT, INSERT ON query.filling TO ${app_role};

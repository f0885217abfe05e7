CREATE SCHEMA semantic;

CREATE TABLE semantic.term (
    id           uuid        PRIMARY KEY,
    owner        uuid        NOT NULL,
    team         uuid        NOT NULL,
    -- PRIVATE are a person's own terms, TEAM those of the team.
    visibility   text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM')),
    -- Null for all sources.
    data_source  uuid,
    kind         text        NOT NULL CHECK (kind IN ('SYNONYM', 'METRIC', 'FILTER', 'JOIN', 'VERIFIED', 'CHOICE')),
    term         text        NOT NULL CHECK (term <> ''),
    others       jsonb       NOT NULL,
    meaning      text        NOT NULL CHECK (meaning <> ''),
    definition   text        NOT NULL,
    use_count    bigint      NOT NULL,
    last_used_at timestamptz,
    since        timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    version      int         NOT NULL
);

-- A person's own term and the team's may have the same words; a question that is verified is no word.
CREATE UNIQUE INDEX term_once ON semantic.term (
    (CASE visibility WHEN 'PRIVATE' THEN owner ELSE team END), visibility, lower(term), data_source,
    (CASE WHEN kind IN ('VERIFIED', 'CHOICE') THEN kind ELSE 'WORD' END)) NULLS NOT DISTINCT;
CREATE INDEX term_by_team ON semantic.term (team, lower(term), id) WHERE visibility = 'TEAM';
CREATE INDEX term_by_data_source ON semantic.term (data_source);

ALTER TABLE semantic.term ENABLE ROW LEVEL SECURITY;
ALTER TABLE semantic.term FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_rule ON semantic.term FOR SELECT
    USING (platform.is_system() OR platform.visible(owner, team, visibility));
CREATE POLICY written_by_the_owner_or_the_team ON semantic.term
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin()
        OR (visibility = 'TEAM' AND team = platform.team()))
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin()
        OR (visibility = 'TEAM' AND team = platform.team()));

GRANT USAGE ON SCHEMA semantic TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON semantic.term TO ${app_role};

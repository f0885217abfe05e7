-- Which rows and columns of a source somebody may see.
CREATE TABLE datasource.policy (
    id          uuid        PRIMARY KEY,
    source      uuid        NOT NULL REFERENCES datasource.data_source (id) ON DELETE CASCADE,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind        text        NOT NULL CHECK (kind IN ('ROW', 'COLUMN')),
    -- Null binds the tables of that name in every namespace.
    namespace   text        CHECK (namespace <> ''),
    table_name  text        NOT NULL CHECK (table_name <> ''),
    column_name text        CHECK (column_name <> ''),
    rule        text        NOT NULL CHECK (length(rule) BETWEEN 1 AND 10000),
    -- Neither a role nor a person: everybody.
    role        uuid,
    person      uuid,
    -- Whoever has this permission is not bound.
    exempt      text        CHECK (exempt <> ''),
    created_by  uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    version     int         NOT NULL,
    CHECK ((kind = 'COLUMN') = (column_name IS NOT NULL)),
    CHECK (num_nonnulls(role, person) <= 1)
);

CREATE UNIQUE INDEX policy_name ON datasource.policy (source, lower(name));

-- Whoever sees the source is bound, so that nobody is free because a policy was hidden from them.
ALTER TABLE datasource.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE datasource.policy FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON datasource.policy FOR SELECT
    USING (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source));
CREATE POLICY written_in_the_sources_team ON datasource.policy
    USING (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source
                   AND (s.owner = platform.actor() OR s.team = platform.team() OR platform.is_admin() OR platform.is_system())))
    WITH CHECK (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source
                   AND (s.owner = platform.actor() OR s.team = platform.team() OR platform.is_admin() OR platform.is_system())));

-- What goes into the hashes of a source's values, encrypted.
CREATE TABLE datasource.salt (
    source uuid  PRIMARY KEY REFERENCES datasource.data_source (id) ON DELETE CASCADE,
    secret bytea NOT NULL
);

ALTER TABLE datasource.salt ENABLE ROW LEVEL SECURITY;
ALTER TABLE datasource.salt FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON datasource.salt USING (platform.is_system());

GRANT SELECT, INSERT, UPDATE, DELETE ON datasource.policy TO ${app_role};
GRANT SELECT, INSERT ON datasource.salt TO ${app_role};

SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{data_policies:write}' WHERE built_in AND name = 'team_manager';

-- People's data: where it lies, and what it looked like when it was last inspected.
CREATE SCHEMA datasource;

CREATE TABLE datasource.data_source (
    id         uuid        PRIMARY KEY,
    owner      uuid        NOT NULL,
    team       uuid        NOT NULL,
    visibility text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'COMPANY')),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind       text        NOT NULL
        CHECK (kind IN ('POSTGRESQL', 'MYSQL', 'MARIADB', 'SQLITE', 'DUCKDB', 'FILES', 'DEMO')),
    connection jsonb       NOT NULL,
    secret     bytea,
    uploads    jsonb       NOT NULL,
    status     text        NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
    extent     jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

CREATE UNIQUE INDEX data_source_name ON datasource.data_source (team, lower(name));

ALTER TABLE datasource.data_source ENABLE ROW LEVEL SECURITY;
ALTER TABLE datasource.data_source FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON datasource.data_source FOR SELECT
    USING (platform.visible(owner, team, visibility) OR platform.is_system());
CREATE POLICY made ON datasource.data_source FOR INSERT
    WITH CHECK (owner = platform.actor() AND team = platform.team() OR platform.is_system());
CREATE POLICY changed ON datasource.data_source FOR UPDATE
    USING (owner = platform.actor() OR platform.is_admin() OR platform.is_system());
CREATE POLICY deleted ON datasource.data_source FOR DELETE
    USING (owner = platform.actor() OR platform.is_admin() OR platform.is_system());

-- Whoever sees the source sees its snapshot; whoever may change the source may change it.
CREATE TABLE datasource.snapshot (
    source       uuid        PRIMARY KEY REFERENCES datasource.data_source (id) ON DELETE CASCADE,
    schema       jsonb       NOT NULL,
    descriptions jsonb       NOT NULL,
    hash         text        NOT NULL,
    taken_at     timestamptz NOT NULL,
    version      int         NOT NULL
);

ALTER TABLE datasource.snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE datasource.snapshot FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON datasource.snapshot FOR SELECT
    USING (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source));
CREATE POLICY made ON datasource.snapshot FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source
                        AND (s.owner = platform.actor() OR platform.is_admin() OR platform.is_system())));
CREATE POLICY changed ON datasource.snapshot FOR UPDATE
    USING (EXISTS (SELECT 1 FROM datasource.data_source s WHERE s.id = source
                   AND (s.owner = platform.actor() OR platform.is_admin() OR platform.is_system())));

GRANT USAGE ON SCHEMA datasource TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON datasource.data_source TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON datasource.snapshot TO ${app_role};

-- The demo belongs to nobody and is there for everybody. Made here, once: who deletes it does not get it back.
ALTER TABLE datasource.data_source NO FORCE ROW LEVEL SECURITY;
INSERT INTO datasource.data_source
VALUES ('01900000-0000-7000-8000-000000000001', '00000000-0000-0000-0000-000000000000',
        '00000000-0000-0000-0000-000000000000', 'COMPANY', 'Candela Shop (demo)', 'DEMO',
        '{"tls": "PREFER", "privateAllowed": false}', NULL, '{"files": [], "types": {}}', 'ACTIVE',
        '{"hash": "", "tables": 0}', now(), 1);
ALTER TABLE datasource.data_source FORCE ROW LEVEL SECURITY;

CREATE SCHEMA team;

CREATE TABLE team.team (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    slug       text        NOT NULL UNIQUE,
    -- Whose personal team this is; null for a team of several.
    person     uuid        UNIQUE,
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

CREATE TABLE team.role (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL,
    built_in    boolean     NOT NULL,
    permissions text[]      NOT NULL,
    created_at  timestamptz NOT NULL,
    version     int         NOT NULL
);

CREATE UNIQUE INDEX role_by_name ON team.role (lower(name));

CREATE TABLE team.member (
    team        uuid        NOT NULL REFERENCES team.team ON DELETE CASCADE,
    user_id     uuid        NOT NULL,
    roles       uuid[]      NOT NULL CHECK (cardinality(roles) > 0),
    added_by    uuid        NOT NULL,
    added_at    timestamptz NOT NULL,
    assigned_by uuid        NOT NULL,
    assigned_at timestamptz NOT NULL,
    PRIMARY KEY (team, user_id)
);

CREATE INDEX member_by_user ON team.member (user_id);

INSERT INTO team.role (id, name, built_in, permissions, created_at, version) VALUES
    ('01900000-0000-7000-8000-000000000001', 'team_manager', true,
     '{datasource:read,datasource:write,query:read,query:run,query:sql,chat:read,chat:write,apikey:write,team:read,team:write,team:invite,audit:read}', now(), 1),
    ('01900000-0000-7000-8000-000000000002', 'member', true,
     '{datasource:read,datasource:write,query:read,query:run,query:sql,chat:read,chat:write,apikey:write,team:read}', now(), 1),
    ('01900000-0000-7000-8000-000000000003', 'analyst', true,
     '{datasource:read,query:read,query:run,query:sql,chat:read,chat:write,apikey:write,team:read}', now(), 1),
    ('01900000-0000-7000-8000-000000000004', 'viewer', true, '{datasource:read,query:read,chat:read,team:read}', now(), 1),
    ('01900000-0000-7000-8000-000000000005', 'auditor', true,
     '{datasource:read,query:read,chat:read,team:read,audit:read}', now(), 1);

-- Asked by the policies; it looks with its owner's eyes, because a policy that read its own table would never end.
CREATE FUNCTION team.is_member(of_team uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT 1 FROM team.member m WHERE m.team = of_team AND m.user_id = platform.actor())
$$;

-- Each team of a person and what the person's roles allow there.
CREATE FUNCTION team.memberships(person uuid)
    RETURNS TABLE (team uuid, name text, personal boolean, permissions text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT t.id, t.name, t.person IS NOT NULL AND t.person = m.user_id,
           ARRAY(SELECT DISTINCT unnest(r.permissions) FROM team.role r WHERE r.id = ANY (m.roles))
    FROM team.member m JOIN team.team t ON t.id = m.team
    WHERE m.user_id = memberships.person
    ORDER BY 3 DESC, lower(t.name), t.id
$$;

ALTER TABLE team.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team.team FORCE ROW LEVEL SECURITY;
ALTER TABLE team.role ENABLE ROW LEVEL SECURITY;
ALTER TABLE team.role FORCE ROW LEVEL SECURITY;
ALTER TABLE team.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE team.member FORCE ROW LEVEL SECURITY;

CREATE POLICY of_its_members ON team.team
    USING (platform.is_system() OR platform.is_admin() OR team.is_member(id));
CREATE POLICY of_its_members ON team.member
    USING (platform.is_system() OR platform.is_admin() OR user_id = platform.actor() OR team.is_member(team))
    WITH CHECK (platform.is_system() OR platform.is_admin() OR team.is_member(team));
CREATE POLICY seen_by_functions ON team.team FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY seen_by_functions ON team.role FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY seen_by_functions ON team.member FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY seen_by_everybody ON team.role FOR SELECT USING (platform.is_system() OR platform.actor() IS NOT NULL);
CREATE POLICY made_by_administrators ON team.role
    USING (platform.is_system() OR platform.is_admin()) WITH CHECK (platform.is_system() OR platform.is_admin());

REVOKE EXECUTE ON FUNCTION team.is_member, team.memberships FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team.is_member, team.memberships TO ${app_role};
GRANT USAGE ON SCHEMA team TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON team.team, team.role, team.member TO ${app_role};

-- Which models people may call, and how they are reached.
CREATE SCHEMA IF NOT EXISTS model;

CREATE TABLE model.connection (
    id              uuid        PRIMARY KEY,
    -- Who made it and in which team; its key is bound to the row and this team.
    owner           uuid        NOT NULL,
    team            uuid        NOT NULL,
    -- SYSTEM is there for everybody, TEAM for the team, USER for its owner alone, in each team.
    scope           text        NOT NULL CHECK (scope IN ('SYSTEM', 'TEAM', 'USER')),
    provider        text        NOT NULL CHECK (provider <> ''),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    base            text        NOT NULL CHECK (base <> ''),
    private_allowed boolean     NOT NULL,
    -- The API key, encrypted for this row and team.
    secret          bytea,
    last_four       text        CHECK (length(last_four) <= 4),
    status          text        NOT NULL CHECK (status IN ('DISCONNECTED', 'CONNECTED', 'ERROR')),
    last_checked_at timestamptz,
    latency_millis  int,
    last_error      text,
    created_at      timestamptz NOT NULL,
    version         int         NOT NULL,
    holder          uuid        NOT NULL GENERATED ALWAYS AS (
        CASE scope WHEN 'TEAM' THEN team WHEN 'USER' THEN owner ELSE '00000000-0000-0000-0000-000000000000' END) STORED,
    CHECK ((secret IS NULL) = (last_four IS NULL)),
    CHECK ((status = 'ERROR') = (last_error IS NOT NULL))
);

CREATE UNIQUE INDEX connection_name ON model.connection (holder, lower(name));

CREATE TABLE model.model (
    id           uuid        PRIMARY KEY,
    connection   uuid        NOT NULL REFERENCES model.connection ON DELETE CASCADE,
    -- Whose the connection is: names are given once for each.
    holder       uuid        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- What the provider calls it.
    upstream     text        NOT NULL CHECK (length(upstream) BETWEEN 1 AND 400),
    type         text        NOT NULL CHECK (type IN ('LLM', 'EMBEDDINGS', 'IMAGE', 'TEXT_TO_SPEECH', 'GUARD')),
    context_size int         CHECK (context_size > 0),
    max_output   int         CHECK (max_output > 0),
    dimension    int         CHECK (dimension > 0),
    -- US dollars per 1,000,000 tokens; null where nobody knows, 0 where it is free.
    input_price  numeric     CHECK (input_price BETWEEN 0 AND 100000),
    output_price numeric     CHECK (output_price BETWEEN 0 AND 100000),
    capabilities text[]      NOT NULL
        CHECK (capabilities <@ ARRAY ['TOOL_USE', 'VISION', 'FUNCTION_CALLING', 'GUARDED']),
    enabled      boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    version      int         NOT NULL
);

CREATE UNIQUE INDEX model_name ON model.model (holder, lower(name));
CREATE INDEX model_by_connection ON model.model (connection);

-- Which model a team prefers where a caller leaves the choice.
CREATE TABLE model.routing (
    team       uuid        PRIMARY KEY,
    policy     text        NOT NULL CHECK (policy IN ('MANUAL', 'FAILOVER', 'CHEAPEST', 'FASTEST', 'BEST')),
    models     uuid[]      NOT NULL,
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Grows with each change, so that a node sees with one row whether what it remembers still holds.
CREATE TABLE model.generation (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number   bigint  NOT NULL
);

INSERT INTO model.generation (number) VALUES (1);

CREATE FUNCTION model.changed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    UPDATE model.generation SET number = number + 1;
    RETURN NULL;
END
$$;

-- How a test ended changes nothing of how a model is called.
CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE OF provider, name, base, private_allowed, secret
    ON model.connection FOR EACH STATEMENT EXECUTE FUNCTION model.changed();
CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON model.model FOR EACH STATEMENT EXECUTE FUNCTION model.changed();
CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON model.routing FOR EACH STATEMENT EXECUTE FUNCTION model.changed();

-- The model that runs in the process: there for everybody, with nothing to set up.
INSERT INTO model.connection
    (id, owner, team, scope, provider, name, base, private_allowed, status, created_at, version)
VALUES ('01900000-0000-7000-8000-000000000110', '00000000-0000-0000-0000-000000000000',
        '00000000-0000-0000-0000-000000000000', 'SYSTEM', 'built_in', 'Built in', 'candela:built-in', false,
        'CONNECTED', now(), 1);
INSERT INTO model.model
    (id, connection, holder, name, upstream, type, context_size, dimension, input_price, capabilities, enabled, created_at, version)
VALUES ('01900000-0000-7000-8000-000000000111', '01900000-0000-7000-8000-000000000110',
        '00000000-0000-0000-0000-000000000000', 'all-minilm-l6-v2', 'all-MiniLM-L6-v2', 'EMBEDDINGS', 254, 384, 0, '{}',
        true, now(), 1);

ALTER TABLE model.connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.connection FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_its_holder ON model.connection FOR SELECT
    USING (platform.is_system() OR platform.is_admin() OR (scope = 'SYSTEM' AND platform.actor() IS NOT NULL)
        OR (scope = 'TEAM' AND team = platform.team()) OR (scope = 'USER' AND owner = platform.actor()));
CREATE POLICY written_by_its_holder ON model.connection
    USING (platform.is_system() OR platform.is_admin()
        OR (scope = 'TEAM' AND team = platform.team()) OR (scope = 'USER' AND owner = platform.actor()))
    WITH CHECK (platform.is_system() OR platform.is_admin()
        OR (scope = 'TEAM' AND team = platform.team()) OR (scope = 'USER' AND owner = platform.actor()));

ALTER TABLE model.model ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.model FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_as_the_connection ON model.model FOR SELECT
    USING (EXISTS (SELECT 1 FROM model.connection c WHERE c.id = connection));
CREATE POLICY written_as_the_connection ON model.model
    USING (EXISTS (SELECT 1 FROM model.connection c WHERE c.id = connection
                   AND (c.scope <> 'SYSTEM' OR platform.is_system() OR platform.is_admin())))
    WITH CHECK (EXISTS (SELECT 1 FROM model.connection c WHERE c.id = connection AND c.holder = model.holder
                   AND (c.scope <> 'SYSTEM' OR platform.is_system() OR platform.is_admin())));

ALTER TABLE model.routing ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.routing FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_team ON model.routing
    USING (platform.is_system() OR platform.is_admin() OR team = platform.team())
    WITH CHECK (platform.is_system() OR platform.is_admin() OR team = platform.team());

-- A number tells nobody anything.
ALTER TABLE model.generation ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.generation FORCE ROW LEVEL SECURITY;
CREATE POLICY of_everybody ON model.generation USING (true);

GRANT USAGE ON SCHEMA model TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON model.connection, model.model, model.routing TO ${app_role};
GRANT SELECT, UPDATE ON model.generation TO ${app_role};

-- Who works with data may call models; who manages the team decides which, within what, and sees what was done.
SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{model:use}'
WHERE built_in AND name IN ('team_manager', 'member', 'analyst');
UPDATE team.role SET permissions = permissions || '{model:write,limit:write,usage:read,moderation:read,moderation:write}'
WHERE built_in AND name = 'team_manager';

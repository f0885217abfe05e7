CREATE SCHEMA IF NOT EXISTS model;

-- What is looked for in what goes into models and comes out of them, and what is done about it.
CREATE TABLE model.guard_rule (
    id         uuid        PRIMARY KEY,
    -- Null binds every team.
    team       uuid,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    position   int         NOT NULL,
    stage      text        NOT NULL CHECK (stage IN ('INPUT', 'OUTPUT', 'TOOLS')),
    detector   text        NOT NULL CHECK (detector IN ('PERSONAL_DATA', 'SECRETS', 'INJECTION', 'TOPICS', 'MODEL')),
    options    jsonb       NOT NULL,
    action     text        NOT NULL CHECK (action IN ('BLOCK', 'MASK', 'FLAG')),
    on_failure text        NOT NULL CHECK (on_failure IN ('CLOSED', 'OPEN')),
    timeout_ms int         NOT NULL CHECK (timeout_ms BETWEEN 100 AND 60000),
    enabled    boolean     NOT NULL,
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL,
    CHECK (action <> 'MASK' OR detector NOT IN ('TOPICS', 'MODEL')),
    CHECK (stage <> 'TOOLS' OR detector <> 'TOPICS')
);

CREATE INDEX guard_rule_by_team ON model.guard_rule (team);

-- Something that was found, for those who look after what passes; never what it was.
CREATE TABLE model.moderation_flag (
    id       uuid        PRIMARY KEY,
    at       timestamptz NOT NULL,
    person   uuid        NOT NULL,
    team     uuid        NOT NULL,
    model    uuid,
    rule     uuid        NOT NULL,
    rule_name text        NOT NULL,
    stage    text        NOT NULL CHECK (stage IN ('INPUT', 'OUTPUT', 'TOOLS')),
    category text        NOT NULL CHECK (category <> ''),
    action   text        NOT NULL CHECK (action IN ('BLOCK', 'MASK', 'FLAG')),
    why      text        NOT NULL,
    excerpt  text        NOT NULL
);

CREATE INDEX moderation_flag_by_team ON model.moderation_flag (team, id DESC);
CREATE INDEX moderation_flag_by_time ON model.moderation_flag (at);

ALTER TABLE model.guard_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.guard_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_whom_it_binds ON model.guard_rule FOR SELECT
    USING (platform.is_system() OR platform.is_admin() OR team = platform.team()
           OR (team IS NULL AND platform.actor() IS NOT NULL));
CREATE POLICY written_in_the_team ON model.guard_rule
    USING (platform.is_admin() OR team = platform.team())
    WITH CHECK (platform.is_admin() OR team = platform.team());

ALTER TABLE model.moderation_flag ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.moderation_flag FORCE ROW LEVEL SECURITY;
CREATE POLICY written_by_the_system ON model.moderation_flag FOR INSERT WITH CHECK (platform.is_system());
CREATE POLICY read_in_the_team ON model.moderation_flag FOR SELECT
    USING (platform.is_system() OR platform.is_admin() OR team = platform.team());
CREATE POLICY forgotten_by_the_system ON model.moderation_flag FOR DELETE USING (platform.is_system());

GRANT USAGE ON SCHEMA model TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON model.guard_rule TO ${app_role};
GRANT SELECT, INSERT, DELETE ON model.moderation_flag TO ${app_role};

-- Models with instructions and documents of their own.
CREATE SCHEMA assistant;

CREATE TABLE assistant.assistant (
    id                uuid        PRIMARY KEY,
    owner             uuid        NOT NULL,
    team              uuid        NOT NULL,
    visibility        text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM')),
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description       text        NOT NULL CHECK (length(description) BETWEEN 1 AND 1000),
    -- What the model is told before all else; not all who see the assistant see this.
    instructions      text        NOT NULL CHECK (length(instructions) <= 20000),
    model             uuid        NOT NULL,
    -- Null where the model does as it usually does.
    temperature       numeric     CHECK (temperature BETWEEN 0 AND 2),
    top_p             numeric     CHECK (top_p BETWEEN 0 AND 1),
    max_output_tokens int         CHECK (max_output_tokens > 0),
    examples          text[]      NOT NULL CHECK (cardinality(examples) <= 4),
    -- What is searched for each question, as far as the one who asks sees it.
    datasets          uuid[]      NOT NULL,
    disclaimer        text        NOT NULL CHECK (length(disclaimer) <= 300),
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           int         NOT NULL
);

CREATE INDEX assistant_by_owner ON assistant.assistant (owner);
CREATE INDEX assistant_by_team ON assistant.assistant (team) WHERE visibility = 'TEAM';
CREATE INDEX assistant_by_model ON assistant.assistant (model);

ALTER TABLE assistant.assistant ENABLE ROW LEVEL SECURITY;
ALTER TABLE assistant.assistant FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_rule ON assistant.assistant FOR SELECT
    USING (platform.is_system() OR platform.visible(owner, team, visibility));
CREATE POLICY written_by_the_owner ON assistant.assistant
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin())
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin());

GRANT USAGE ON SCHEMA assistant TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON assistant.assistant TO ${app_role};

-- Who works in a team sees its assistants; who calls models also makes some, and reads what they are told.
SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{assistant:read,assistant:write,assistant:prompt.read}'
WHERE built_in AND name IN ('team_manager', 'member', 'analyst');
UPDATE team.role SET permissions = permissions || '{assistant:read}'
WHERE built_in AND name = 'viewer';

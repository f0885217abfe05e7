-- One asking of a language model for descriptions of a source's tables and columns: how far it came, how it ended.
CREATE TABLE semantic.description_run (
    id               uuid        PRIMARY KEY,
    data_source      uuid        NOT NULL,
    owner            uuid        NOT NULL,
    team             uuid        NOT NULL,
    -- What the API key allows that asked; null where a person did.
    scopes           text[],
    locale           text        NOT NULL CHECK (locale IN ('en', 'vi')),
    status           text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    -- Which tables and columns are asked about in which call.
    plan             jsonb       NOT NULL,
    -- How many of the calls are done, and what came of them.
    progress         jsonb       NOT NULL,
    failure          text,
    cancel_requested boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          int         NOT NULL,
    CHECK ((status IN ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CHECK ((status = 'FAILED') = (failure IS NOT NULL))
);

-- One at a time for each person and source; the former one makes room.
CREATE UNIQUE INDEX description_run_once ON semantic.description_run (data_source, owner);
CREATE INDEX description_run_going_on ON semantic.description_run (status) WHERE status IN ('PENDING', 'RUNNING');

-- What a model would say of one table or column; gone as soon as somebody decided.
CREATE TABLE semantic.description_proposal (
    id          uuid        PRIMARY KEY,
    data_source uuid        NOT NULL,
    owner       uuid        NOT NULL,
    team        uuid        NOT NULL,
    table_name  text        NOT NULL,
    -- Null where it is about the table itself.
    column_name text,
    description text        NOT NULL CHECK (description <> '' AND length(description) <= 2000),
    -- What was written there when the model was asked.
    former      text        NOT NULL,
    model       text        NOT NULL,
    created_at  timestamptz NOT NULL,
    version     int         NOT NULL
);

CREATE UNIQUE INDEX description_proposal_once
    ON semantic.description_proposal (data_source, owner, table_name, column_name) NULLS NOT DISTINCT;

-- A model was told what the one who asked may see, so that what it made of it is theirs alone until they accept it.
ALTER TABLE semantic.description_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE semantic.description_run FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_owner ON semantic.description_run
    USING (platform.is_system() OR owner = platform.actor())
    WITH CHECK (platform.is_system() OR owner = platform.actor());

ALTER TABLE semantic.description_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE semantic.description_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_owner ON semantic.description_proposal
    USING (platform.is_system() OR owner = platform.actor())
    WITH CHECK (platform.is_system() OR owner = platform.actor());

GRANT SELECT, INSERT, UPDATE, DELETE ON semantic.description_run, semantic.description_proposal TO ${app_role};

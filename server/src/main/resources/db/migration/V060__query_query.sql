CREATE SCHEMA query;

CREATE TABLE query.query (
    id               uuid        PRIMARY KEY,
    owner            uuid        NOT NULL,
    team             uuid        NOT NULL,
    visibility       text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'COMPANY')),
    data_source      uuid        NOT NULL,
    data_source_name text        NOT NULL,
    conversation     uuid,
    title            text        NOT NULL CHECK (title <> ''),
    question         text,
    execute          boolean     NOT NULL,
    status           text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    stage            text        NOT NULL CHECK (stage IN ('UNDERSTANDING', 'SQL', 'RUNNING', 'DRAWING', 'DONE')),
    engine           text        NOT NULL CHECK (engine IN ('BUILT_IN', 'SQL')),
    sql              text,
    understanding    jsonb,
    outcome          jsonb,
    failure          jsonb,
    cancel_requested boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          int         NOT NULL,
    CHECK (question IS NOT NULL OR sql IS NOT NULL)
);

CREATE INDEX query_by_owner ON query.query (owner, id);
CREATE INDEX query_by_conversation ON query.query (conversation, id);
CREATE INDEX query_by_data_source ON query.query (data_source, id);

-- The rows of an answer, a thousand at a time, so that it can be opened again without running.
CREATE TABLE query.result_page (
    query  uuid NOT NULL REFERENCES query.query ON DELETE CASCADE,
    number int  NOT NULL,
    rows   json NOT NULL,
    PRIMARY KEY (query, number)
);

CREATE TABLE query.history_entry (
    id      uuid        PRIMARY KEY,
    query   uuid        NOT NULL REFERENCES query.query ON DELETE CASCADE,
    action  text        NOT NULL CHECK (action IN ('CREATED', 'EXECUTED', 'EDITED', 'CHOSEN', 'RENAMED', 'CANCELLED')),
    at      timestamptz NOT NULL,
    actor   uuid        NOT NULL,
    details jsonb       NOT NULL
);

CREATE INDEX history_entry_by_query ON query.history_entry (query, id);

ALTER TABLE query.query ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.query FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_the_rule ON query.query FOR SELECT
    USING (platform.is_system() OR platform.visible(owner, team, visibility));
CREATE POLICY written_by_the_owner ON query.query
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin())
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin());

ALTER TABLE query.result_page ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.result_page FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_query ON query.result_page USING (EXISTS (SELECT 1 FROM query.query q WHERE q.id = result_page.query));

ALTER TABLE query.history_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.history_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_query ON query.history_entry USING (EXISTS (SELECT 1 FROM query.query q WHERE q.id = history_entry.query));

GRANT USAGE ON SCHEMA query TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON query.query, query.result_page, query.history_entry TO ${app_role};

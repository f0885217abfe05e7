-- What is said in words about the result of a query, with what of the result bears each of it out.
CREATE TABLE query.insight (
    id          uuid        PRIMARY KEY,
    query       uuid        NOT NULL REFERENCES query.query ON DELETE CASCADE,
    owner       uuid        NOT NULL,
    team        uuid        NOT NULL,
    scopes      text[],
    automatic   boolean     NOT NULL,
    answered_at timestamptz NOT NULL,
    locale      text        NOT NULL CHECK (locale IN ('en', 'vi')),
    status      text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'FINISHED', 'FAILED')),
    content     jsonb,
    note        text        CHECK (note IN ('NO_MODEL', 'NOT_TOLD', 'NOTHING_LEFT', 'FAILED', 'SLOW', 'LIMITED', 'BUSY')),
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    version     int         NOT NULL,
    CHECK (status <> 'FINISHED' OR content IS NOT NULL)
);

CREATE INDEX insight_by_query ON query.insight (query, id);

ALTER TABLE query.insight ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.insight FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_query ON query.insight USING (EXISTS (SELECT 1 FROM query.query q WHERE q.id = insight.query));

GRANT SELECT, INSERT, UPDATE, DELETE ON query.insight TO ${app_role};

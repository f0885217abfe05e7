-- A statement may also be a language model's.
ALTER TABLE query.query DROP CONSTRAINT query_engine_check;
ALTER TABLE query.query ADD CONSTRAINT query_engine_check CHECK (engine IN ('BUILT_IN', 'SQL', 'MODEL'));

-- What a language model was told for a question and what it said: for the one who asked, and nobody else.
CREATE TABLE query.talk (
    query uuid        PRIMARY KEY REFERENCES query.query ON DELETE CASCADE,
    model text        NOT NULL,
    rules text        NOT NULL,
    turns jsonb       NOT NULL,
    at    timestamptz NOT NULL
);

ALTER TABLE query.talk ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.talk FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_one_who_asked ON query.talk
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM query.query q WHERE q.id = talk.query AND q.owner = platform.actor()));

GRANT SELECT, INSERT, UPDATE, DELETE ON query.talk TO ${app_role};

-- Who asks for a fresh answer gets none that is kept.
ALTER TABLE query.query ADD COLUMN refresh boolean NOT NULL DEFAULT false;

-- Which answers' rows may stand in for running the same statement again. The key says what the same is: the statement
-- with the policies in it, the state of its source, and the limits; whoever comes with the key may see the rows.
CREATE TABLE query.kept_result (
    query uuid        PRIMARY KEY REFERENCES query.query ON DELETE CASCADE,
    key   text        NOT NULL,
    as_of timestamptz NOT NULL
);

CREATE INDEX kept_result_by_key ON query.kept_result (key, as_of);

ALTER TABLE query.kept_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.kept_result FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_query ON query.kept_result USING (EXISTS (SELECT 1 FROM query.query q WHERE q.id = kept_result.query));

GRANT SELECT, INSERT, UPDATE, DELETE ON query.kept_result TO ${app_role};

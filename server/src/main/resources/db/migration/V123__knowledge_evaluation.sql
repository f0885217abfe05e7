-- Questions to a dataset of which people know where the answer stands, and how well they were answered.
CREATE TABLE knowledge.golden_question (
    id         uuid        PRIMARY KEY,
    dataset    uuid        NOT NULL REFERENCES knowledge.dataset ON DELETE CASCADE,
    question   text        NOT NULL CHECK (length(question) BETWEEN 1 AND 1000),
    -- Documents, or places in them, in which the answer stands.
    places     jsonb       NOT NULL,
    -- What an answer says.
    facts      text[]      NOT NULL,
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

CREATE INDEX golden_question_by_dataset ON knowledge.golden_question (dataset, id);

CREATE TABLE knowledge.evaluation (
    id               uuid        PRIMARY KEY,
    dataset          uuid        NOT NULL REFERENCES knowledge.dataset ON DELETE CASCADE,
    -- As it was then; it may be gone since.
    passage_index    uuid        NOT NULL,
    chunking         jsonb       NOT NULL,
    model            uuid        NOT NULL,
    -- Whether the index was searched by everybody then, or still being built.
    live             boolean     NOT NULL,
    started_by       uuid        NOT NULL,
    team             uuid        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    -- The questions, as they were asked, that are scored so far, and how many there are.
    questions        int         NOT NULL,
    scores           jsonb       NOT NULL,
    failure          text,
    cancel_requested boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    version          int         NOT NULL,
    CHECK ((status IN ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CHECK ((status = 'FAILED') = (failure IS NOT NULL))
);

CREATE INDEX evaluation_by_dataset ON knowledge.evaluation (dataset, id);
CREATE UNIQUE INDEX evaluation_going_on ON knowledge.evaluation (dataset) WHERE status IN ('PENDING', 'RUNNING');

-- What an evaluation asks is told only to those who keep the dataset.
ALTER TABLE knowledge.golden_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.golden_question FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_writers ON knowledge.golden_question
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
           WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
                WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)));

ALTER TABLE knowledge.evaluation ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.evaluation FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_writers ON knowledge.evaluation
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
           WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
                WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)));

GRANT SELECT, INSERT, UPDATE, DELETE ON knowledge.golden_question, knowledge.evaluation TO ${app_role};

-- Questions to documents with their answers, and what was found for each.
CREATE TABLE knowledge.answer (
    id         uuid        PRIMARY KEY,
    owner      uuid        NOT NULL,
    team       uuid        NOT NULL,
    question   text        NOT NULL CHECK (length(question) BETWEEN 1 AND 4000),
    mode       text        NOT NULL CHECK (mode IN ('EXTRACTIVE', 'WRITTEN', 'NOTHING')),
    -- The name of the one that wrote it; null where none did.
    model      text,
    told       jsonb       NOT NULL,
    -- Whose text is in it, to be taken out when they go.
    documents  uuid[]      NOT NULL,
    removed    int         NOT NULL CHECK (removed >= 0),
    notes      text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL,
    CHECK ((mode = 'WRITTEN') = (model IS NOT NULL))
);

CREATE INDEX answer_by_owner ON knowledge.answer (owner, id);
CREATE INDEX answer_by_document ON knowledge.answer USING gin (documents);

-- Nobody but the one who asked reads an answer: what another may see of its sources is not the same.
ALTER TABLE knowledge.answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.answer FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON knowledge.answer
    USING (owner = platform.actor() OR platform.is_system())
    WITH CHECK (owner = platform.actor() OR platform.is_system());

GRANT SELECT, INSERT, UPDATE, DELETE ON knowledge.answer TO ${app_role};

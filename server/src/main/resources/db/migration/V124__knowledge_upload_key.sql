-- Keys by which programs put documents into one dataset, and do nothing else. The key itself is iam's.
CREATE TABLE knowledge.upload_key (
    key            uuid        PRIMARY KEY,
    dataset        uuid        NOT NULL REFERENCES knowledge.dataset ON DELETE CASCADE,
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    prefix         text        NOT NULL,
    created_by     uuid        NOT NULL,
    created_at     timestamptz NOT NULL,
    uploads        bigint      NOT NULL,
    last_upload_at timestamptz,
    last_document  text,
    version        int         NOT NULL,
    CHECK ((uploads = 0) = (last_upload_at IS NULL))
);

CREATE INDEX upload_key_by_dataset ON knowledge.upload_key (dataset, created_at);

-- Who may write a dataset sees by which keys others write it.
ALTER TABLE knowledge.upload_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.upload_key FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_writers ON knowledge.upload_key
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
           WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.dataset d
                WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)));

GRANT SELECT, INSERT, UPDATE, DELETE ON knowledge.upload_key TO ${app_role};

-- Who keeps documents may let programs do so.
SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{dataset:upload}'
WHERE built_in AND name IN ('team_manager', 'member', 'analyst');

-- Documents that are searched and cited, and the passages that they were cut into.
CREATE SCHEMA knowledge;

-- Shared with a person or with the team that somebody works in.
CREATE FUNCTION platform.shared(grantees uuid[]) RETURNS boolean LANGUAGE sql STABLE
    RETURN coalesce(platform.actor() = ANY (grantees) OR platform.team() = ANY (grantees), false);

CREATE TABLE knowledge.dataset (
    id          uuid        PRIMARY KEY,
    owner       uuid        NOT NULL,
    team        uuid        NOT NULL,
    visibility  text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'COMPANY')),
    -- People and teams beside: who may read, and who may also write.
    readers     uuid[]      NOT NULL,
    editors     uuid[]      NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description text        NOT NULL CHECK (length(description) <= 1000),
    -- The source of data that its documents are about; null where they are about none.
    data_source uuid,
    created_at  timestamptz NOT NULL,
    version     int         NOT NULL
);

CREATE UNIQUE INDEX dataset_name ON knowledge.dataset (team, lower(name));

-- How the documents of a dataset are cut and which model says what they mean. A change builds a second one beside it.
CREATE TABLE knowledge.passage_index (
    id         uuid        PRIMARY KEY,
    dataset    uuid        NOT NULL REFERENCES knowledge.dataset ON DELETE CASCADE,
    chunking   jsonb       NOT NULL,
    model      uuid        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('LIVE', 'BUILDING')),
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

CREATE UNIQUE INDEX passage_index_of_each_status ON knowledge.passage_index (dataset, status);

CREATE TABLE knowledge.document (
    id         uuid        PRIMARY KEY,
    dataset    uuid        NOT NULL REFERENCES knowledge.dataset ON DELETE CASCADE,
    owner      uuid        NOT NULL,
    -- The path of the folder that it lies in, '' for none: 'contracts/2026'.
    folder     text        NOT NULL CHECK (length(folder) <= 500),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    origin     text        NOT NULL CHECK (origin IN ('UPLOAD', 'URL', 'TEXT', 'KEY')),
    source_url text        CHECK (length(source_url) <= 2000),
    -- The newest content, which may be in the making.
    edition    int         NOT NULL CHECK (edition > 0),
    sha256     text        NOT NULL,
    -- What people and programs say of it, to filter by.
    metadata   jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version    int         NOT NULL
);

-- The same content twice is one document, and so is the same name in a folder.
CREATE UNIQUE INDEX document_content ON knowledge.document (dataset, sha256);
CREATE UNIQUE INDEX document_name ON knowledge.document (dataset, lower(folder), lower(name));

-- A content of a document: a file of the storage. Older ones stay as long as an index serves them.
CREATE TABLE knowledge.edition (
    document   uuid        NOT NULL REFERENCES knowledge.document ON DELETE CASCADE,
    number     int         NOT NULL CHECK (number > 0),
    file       uuid        NOT NULL UNIQUE,
    mime       text        NOT NULL,
    size       bigint      NOT NULL,
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (document, number)
);

-- What was read from an edition of a document: text as people see it, and what is where in it.
CREATE TABLE knowledge.content (
    document  uuid        NOT NULL,
    edition   int         NOT NULL,
    kind      text        NOT NULL,
    title     text        NOT NULL,
    language  text,
    pages     int         NOT NULL,
    body      text        NOT NULL,
    blocks    jsonb       NOT NULL,
    -- What the file says of itself.
    said      jsonb       NOT NULL,
    notes     text[]      NOT NULL,
    PRIMARY KEY (document, edition),
    FOREIGN KEY (document, edition) REFERENCES knowledge.edition (document, number) ON DELETE CASCADE
);

-- One edition of a document on its way into an index: queued, read, cut, given vectors, ready or failed.
CREATE TABLE knowledge.ingestion (
    id               uuid        PRIMARY KEY,
    passage_index    uuid        NOT NULL REFERENCES knowledge.passage_index ON DELETE CASCADE,
    document         uuid        NOT NULL,
    edition          int         NOT NULL,
    -- For whom it is done, within the rights of that moment, and whose turn it is.
    started_by       uuid        NOT NULL,
    team             uuid        NOT NULL,
    status           text        NOT NULL CHECK (status IN
        ('QUEUED', 'EXTRACTING', 'CHUNKING', 'EMBEDDING', 'PAUSED', 'READY', 'FAILED', 'CANCELLED')),
    -- Of all chunks, those that have their vector.
    chunks           int         NOT NULL CHECK (chunks >= 0),
    embedded         int         NOT NULL CHECK (embedded BETWEEN 0 AND chunks),
    failure          text,
    attempts         int         NOT NULL CHECK (attempts >= 0),
    not_before       timestamptz NOT NULL,
    -- Who works on it now; null for nobody.
    lane             uuid,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          int         NOT NULL,
    UNIQUE (passage_index, document, edition),
    FOREIGN KEY (document, edition) REFERENCES knowledge.edition (document, number) ON DELETE CASCADE,
    CHECK ((status IN ('READY', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CHECK ((status = 'FAILED') = (failure IS NOT NULL)),
    CHECK (lane IS NULL OR status IN ('EXTRACTING', 'CHUNKING', 'EMBEDDING'))
);

CREATE INDEX ingestion_to_do ON knowledge.ingestion (team, id)
    WHERE lane IS NULL AND status IN ('QUEUED', 'EXTRACTING', 'CHUNKING', 'EMBEDDING');
CREATE INDEX ingestion_of_a_lane ON knowledge.ingestion (lane) WHERE lane IS NOT NULL;
CREATE INDEX ingestion_by_document ON knowledge.ingestion (document, edition);

-- When a team was served last, so that each has its turn.
CREATE TABLE knowledge.turn (
    team      uuid        PRIMARY KEY,
    served_at timestamptz NOT NULL
);

CREATE TABLE knowledge.passage (
    id         uuid   PRIMARY KEY,
    ingestion  uuid   NOT NULL REFERENCES knowledge.ingestion ON DELETE CASCADE,
    number     int    NOT NULL,
    -- The headings that it stands below.
    path       text[] NOT NULL,
    text       text   NOT NULL,
    first_page int    NOT NULL,
    last_page  int    NOT NULL,
    -- Where it stands in the content's body, in UTF-16 units.
    begins     int    NOT NULL,
    ends       int    NOT NULL,
    -- 32-bit little-endian floats of length one together; null until the model has said it.
    vector     bytea,
    UNIQUE (ingestion, number)
);

-- What is found of a document in an index: the passages of that ingestion, or none where it was deleted. Each node
-- follows the numbers with a copy of its own; the largest tells whether that is up to date.
CREATE TABLE knowledge.entry (
    passage_index uuid   NOT NULL,
    -- The nil UUID stands for all documents, of an index that is gone.
    document      uuid   NOT NULL,
    ingestion     uuid,
    number        bigint NOT NULL UNIQUE,
    PRIMARY KEY (passage_index, document)
);

CREATE SEQUENCE knowledge.entry_number;

-- Numbers become visible in their order: the lock is held until the transaction ends, so this comes last in it.
CREATE FUNCTION knowledge.enter(passage_index uuid, document uuid, ingestion uuid) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('knowledge.entry'));
    INSERT INTO knowledge.entry AS e (passage_index, document, ingestion, number)
    VALUES (enter.passage_index, enter.document, enter.ingestion, nextval('knowledge.entry_number'))
    ON CONFLICT ON CONSTRAINT entry_pkey DO UPDATE SET ingestion = excluded.ingestion, number = excluded.number;
END
$$;

-- Who sees a dataset sees all of it; who may write into it, changes it.
CREATE FUNCTION knowledge.sees(owner uuid, team uuid, visibility text, readers uuid[], editors uuid[]) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN platform.is_system() OR platform.visible(owner, team, visibility) OR platform.shared(readers) OR platform.shared(editors);
CREATE FUNCTION knowledge.writes(owner uuid, editors uuid[]) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN platform.is_system() OR platform.is_admin() OR owner = platform.actor() OR platform.shared(editors);

ALTER TABLE knowledge.dataset ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.dataset FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.dataset FOR SELECT
    USING (knowledge.sees(owner, team, visibility, readers, editors));
CREATE POLICY made ON knowledge.dataset FOR INSERT
    WITH CHECK (owner = platform.actor() AND team = platform.team() OR platform.is_system());
CREATE POLICY changed ON knowledge.dataset FOR UPDATE USING (knowledge.writes(owner, editors));
CREATE POLICY deleted ON knowledge.dataset FOR DELETE USING (knowledge.writes(owner, '{}'));

ALTER TABLE knowledge.passage_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.passage_index FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.passage_index FOR SELECT
    USING (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset));
CREATE POLICY written ON knowledge.passage_index
    USING (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)));

ALTER TABLE knowledge.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.document FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.document FOR SELECT
    USING (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset));
CREATE POLICY written ON knowledge.document
    USING (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (EXISTS (SELECT 1 FROM knowledge.dataset d WHERE d.id = dataset AND knowledge.writes(d.owner, d.editors)));

ALTER TABLE knowledge.edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.edition FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.edition FOR SELECT
    USING (EXISTS (SELECT 1 FROM knowledge.document d WHERE d.id = document));
CREATE POLICY written ON knowledge.edition
    USING (EXISTS (SELECT 1 FROM knowledge.document o JOIN knowledge.dataset d ON d.id = o.dataset
                   WHERE o.id = document AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (EXISTS (SELECT 1 FROM knowledge.document o JOIN knowledge.dataset d ON d.id = o.dataset
                        WHERE o.id = document AND knowledge.writes(d.owner, d.editors)));

ALTER TABLE knowledge.content ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.content FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.content FOR SELECT
    USING (EXISTS (SELECT 1 FROM knowledge.document d WHERE d.id = document));
CREATE POLICY written_by_the_system ON knowledge.content USING (platform.is_system()) WITH CHECK (platform.is_system());

-- Put down by who writes the dataset; what becomes of it is the system's.
ALTER TABLE knowledge.ingestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.ingestion FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.ingestion FOR SELECT
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.document d WHERE d.id = document));
CREATE POLICY written ON knowledge.ingestion
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.passage_index i
        JOIN knowledge.dataset d ON d.id = i.dataset WHERE i.id = passage_index AND knowledge.writes(d.owner, d.editors)))
    WITH CHECK (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.passage_index i
        JOIN knowledge.dataset d ON d.id = i.dataset WHERE i.id = passage_index AND knowledge.writes(d.owner, d.editors)));

-- Whose turn it is tells nobody anything, and a copy of the index is made by the system alone.
ALTER TABLE knowledge.turn ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.turn FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON knowledge.turn USING (platform.is_system()) WITH CHECK (platform.is_system());

ALTER TABLE knowledge.passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.passage FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON knowledge.passage FOR SELECT
    USING (platform.is_system() OR EXISTS (SELECT 1 FROM knowledge.ingestion i WHERE i.id = ingestion));
CREATE POLICY written_by_the_system ON knowledge.passage USING (platform.is_system()) WITH CHECK (platform.is_system());

ALTER TABLE knowledge.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE knowledge.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON knowledge.entry USING (platform.is_system()) WITH CHECK (platform.is_system());

REVOKE EXECUTE ON FUNCTION knowledge.enter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION knowledge.enter TO ${app_role};
GRANT USAGE ON SCHEMA knowledge TO ${app_role};
GRANT USAGE ON SEQUENCE knowledge.entry_number TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA knowledge TO ${app_role};

-- Who works in a team reads its documents; who works with data also keeps them.
SET LOCAL app.system = 'on';
UPDATE team.role SET permissions = permissions || '{dataset:read,dataset:write}'
WHERE built_in AND name IN ('team_manager', 'member', 'analyst');
UPDATE team.role SET permissions = permissions || '{dataset:read}'
WHERE built_in AND name = 'viewer';

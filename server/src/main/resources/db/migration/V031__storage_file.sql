-- Files that people gave us. The content lies in the data folder under the file's id; a row stands for a whole file only.
CREATE SCHEMA storage;

CREATE TABLE storage.file (
    id         uuid        PRIMARY KEY,
    owner      uuid        NOT NULL,
    team       uuid        NOT NULL,
    visibility text        NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'COMPANY')),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    mime       text        NOT NULL,
    size       bigint      NOT NULL CHECK (size >= 0),
    sha256     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

ALTER TABLE storage.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE storage.file FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON storage.file FOR SELECT
    USING (platform.visible(owner, team, visibility) OR platform.is_system());
CREATE POLICY made ON storage.file FOR INSERT
    WITH CHECK (owner = platform.actor() OR platform.is_admin() OR platform.is_system());
CREATE POLICY deleted ON storage.file FOR DELETE
    USING (owner = platform.actor() OR platform.is_admin() OR platform.is_system());

GRANT USAGE ON SCHEMA storage TO ${app_role};
GRANT SELECT, INSERT, DELETE ON storage.file TO ${app_role};

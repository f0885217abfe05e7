-- Changes of the key that secrets are encrypted with; one at a time.
CREATE TABLE setting.key_rotation (
    id               uuid        PRIMARY KEY,
    asked_by         uuid        NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('PENDING', 'RUNNING', 'RETIRING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    key              int         NOT NULL CHECK (key > 0),
    total            bigint      NOT NULL,
    done             bigint      NOT NULL CHECK (done BETWEEN 0 AND total),
    error            text,
    cancel_requested boolean     NOT NULL,
    created_at       timestamptz NOT NULL,
    resealed_at      timestamptz,
    ended_at         timestamptz,
    version          int         NOT NULL,
    CHECK ((ended_at IS NULL) = (status IN ('PENDING', 'RUNNING', 'RETIRING')))
);

CREATE UNIQUE INDEX key_rotation_one ON setting.key_rotation ((true)) WHERE ended_at IS NULL;

ALTER TABLE setting.key_rotation ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting.key_rotation FORCE ROW LEVEL SECURITY;
CREATE POLICY of_those_signed_in ON setting.key_rotation
    USING (platform.actor() IS NOT NULL OR platform.is_system());

GRANT SELECT, INSERT, UPDATE ON setting.key_rotation TO ${app_role};
GRANT UPDATE ON datasource.salt TO ${app_role};

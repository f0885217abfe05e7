-- Where a source is copied from, and when.
CREATE SCHEMA feed;

CREATE TABLE feed.feed (
    source   uuid        PRIMARY KEY,
    owner    uuid        NOT NULL,
    team     uuid        NOT NULL,
    settings jsonb       NOT NULL,
    -- The password, key or client secret, encrypted for this source and team.
    secret   bytea,
    schedule jsonb       NOT NULL,
    next_run timestamptz,
    version  int         NOT NULL
);

CREATE INDEX feed_by_next_run ON feed.feed (next_run) WHERE next_run IS NOT NULL;

-- One copying: what was asked for, how far it came, how it ended.
CREATE TABLE feed.run (
    id               uuid        PRIMARY KEY,
    source           uuid        NOT NULL REFERENCES feed.feed ON DELETE CASCADE,
    -- Who asked for it; null where the schedule did.
    started_by       uuid,
    -- Whether everything is copied anew, or only what changed.
    whole            boolean     NOT NULL,
    status           text        NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    progress         jsonb       NOT NULL,
    failure          text,
    cancel_requested boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          int         NOT NULL,
    CHECK ((status IN ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CHECK ((status = 'FAILED') = (failure IS NOT NULL))
);

CREATE INDEX run_by_source ON feed.run (source, id);
-- Two at once would each copy what the other just did.
CREATE UNIQUE INDEX run_going_on ON feed.run (source) WHERE status IN ('PENDING', 'RUNNING');

ALTER TABLE feed.feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed.feed FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_owner ON feed.feed
    USING (platform.is_system() OR owner = platform.actor() OR platform.is_admin())
    WITH CHECK (platform.is_system() OR owner = platform.actor() OR platform.is_admin());

ALTER TABLE feed.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed.run FORCE ROW LEVEL SECURITY;
CREATE POLICY as_the_feed ON feed.run
    USING (EXISTS (SELECT 1 FROM feed.feed f WHERE f.source = run.source))
    WITH CHECK (EXISTS (SELECT 1 FROM feed.feed f WHERE f.source = run.source));

GRANT USAGE ON SCHEMA feed TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON feed.feed, feed.run TO ${app_role};

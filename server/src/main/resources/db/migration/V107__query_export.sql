-- Who has all rows of a statement sent as a file, on whichever node: one file at a time for each person. A node that
-- stops saying that it still sends has died.
CREATE TABLE query.export (
    owner          uuid        PRIMARY KEY,
    run            uuid        NOT NULL,
    query          uuid        NOT NULL REFERENCES query.query ON DELETE CASCADE,
    seen_at        timestamptz NOT NULL,
    stop_requested boolean     NOT NULL DEFAULT false
);

CREATE INDEX export_by_query ON query.export (query);

ALTER TABLE query.export ENABLE ROW LEVEL SECURITY;
ALTER TABLE query.export FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_one_who_gets_it ON query.export
    USING (platform.is_system() OR owner = platform.actor())
    WITH CHECK (platform.is_system() OR owner = platform.actor());

GRANT SELECT, INSERT, UPDATE, DELETE ON query.export TO ${app_role};

ALTER TABLE query.history_entry DROP CONSTRAINT history_entry_action_check;
ALTER TABLE query.history_entry ADD CONSTRAINT history_entry_action_check
    CHECK (action IN ('CREATED', 'EXECUTED', 'EDITED', 'CHOSEN', 'RENAMED', 'CANCELLED', 'EXPORTED'));

-- Who the open transaction works for; row-level security asks these. Empty when nobody said, and then nothing is visible.
CREATE FUNCTION platform.actor() RETURNS uuid LANGUAGE sql STABLE
    RETURN nullif(current_setting('app.user', true), '')::uuid;

CREATE FUNCTION platform.team() RETURNS uuid LANGUAGE sql STABLE
    RETURN nullif(current_setting('app.team', true), '')::uuid;

CREATE FUNCTION platform.is_system() RETURNS boolean LANGUAGE sql STABLE
    RETURN coalesce(current_setting('app.system', true), '') = 'on';

CREATE FUNCTION platform.is_admin() RETURNS boolean LANGUAGE sql STABLE
    RETURN coalesce(current_setting('app.admin', true), '') = 'on';

-- The one rule of who sees what: the owner, the team it was made in, everybody, or an administrator.
CREATE FUNCTION platform.visible(owner uuid, team uuid, visibility text) RETURNS boolean LANGUAGE sql STABLE
    RETURN owner = platform.actor()
        OR (visibility = 'TEAM' AND team = platform.team())
        OR (visibility = 'COMPANY' AND platform.actor() IS NOT NULL)
        OR platform.is_admin();

-- The durable jobs of db-scheduler.
CREATE TABLE platform.job (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX job_by_time ON platform.job (execution_time);
CREATE INDEX job_by_heartbeat ON platform.job (last_heartbeat);

ALTER TABLE platform.job ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.job FORCE ROW LEVEL SECURITY;
CREATE POLICY worked_by_the_system ON platform.job USING (platform.is_system());
CREATE POLICY put_down_by_anybody ON platform.job FOR INSERT WITH CHECK (true);

GRANT USAGE ON SCHEMA platform TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.job TO ${app_role};
GRANT SELECT ON platform.flyway_schema_history TO ${app_role};

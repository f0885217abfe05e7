-- The same, summed up by quarters of an hour as it is written: reports over millions of calls read some thousands of
-- rows. A quarter, because that is what the offsets of all time zones are made of.
CREATE TABLE model.usage_quarter (
    quarter        timestamptz NOT NULL,
    team           uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    key            uuid,
    model_name     text        NOT NULL,
    provider       text        NOT NULL,
    kind           text        NOT NULL,
    outcome        text        NOT NULL,
    calls          bigint      NOT NULL,
    input_tokens   bigint      NOT NULL,
    output_tokens  bigint      NOT NULL,
    cost           numeric     NOT NULL,
    -- Calls whose tokens were estimated, and whose price nobody knows.
    estimated      bigint      NOT NULL,
    unpriced       bigint      NOT NULL,
    duration_ms    bigint      NOT NULL,
    first_token_ms bigint      NOT NULL,
    first_tokens   bigint      NOT NULL,
    UNIQUE NULLS NOT DISTINCT (quarter, team, user_id, key, model_name, provider, kind, outcome)
) PARTITION BY RANGE (quarter);

CREATE INDEX usage_quarter_by_team ON model.usage_quarter (team, quarter);
CREATE INDEX usage_quarter_by_user ON model.usage_quarter (user_id, quarter);

ALTER TABLE model.usage_quarter ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.usage_quarter FORCE ROW LEVEL SECURITY;
CREATE POLICY kept_by_the_system ON model.usage_quarter USING ((SELECT platform.is_system()));
CREATE POLICY read_by_the_person_and_the_team ON model.usage_quarter FOR SELECT
    USING ((SELECT platform.is_admin()) OR user_id = (SELECT platform.actor()) OR team = (SELECT platform.team()));

-- Each month now has a place in both tables, and goes from both.
CREATE OR REPLACE FUNCTION model.make_usage_month(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    first timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    parent name;
    month text;
BEGIN
    IF NOT platform.is_system() THEN
        RAISE insufficient_privilege USING MESSAGE = 'only the system makes a month';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('model.usage'));
    FOREACH parent IN ARRAY ARRAY['usage', 'usage_quarter'] LOOP
        month := parent || to_char(first, '_YYYY_MM');
        CONTINUE WHEN to_regclass('model.' || month) IS NOT NULL;
        EXECUTE format('CREATE TABLE model.%I (LIKE model.%I INCLUDING ALL)', month, parent);
        EXECUTE format('ALTER TABLE model.%I ENABLE ROW LEVEL SECURITY', month);
        EXECUTE format('ALTER TABLE model.%I FORCE ROW LEVEL SECURITY', month);
        EXECUTE format('CREATE POLICY of_the_system ON model.%I USING (platform.is_system())', month);
        EXECUTE format('ALTER TABLE model.%I ATTACH PARTITION model.%I FOR VALUES FROM (%L) TO (%L)', parent,
                       month, first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION model.drop_usage_before(moment timestamptz) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $$
DECLARE
    month name;
    dropped int := 0;
BEGIN
    IF NOT platform.is_system() THEN
        RAISE insufficient_privilege USING MESSAGE = 'only the system drops a month';
    END IF;
    FOR month IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent IN ('model.usage'::regclass, 'model.usage_quarter'::regclass) AND c.relkind = 'r'
          AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment AT TIME ZONE 'UTC'
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE model.%I', month);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;

-- The sum at which somebody wants to hear of the month's cost.
CREATE TABLE model.cost_alert (
    id           uuid        PRIMARY KEY,
    team         uuid        NOT NULL,
    -- Whose cost in that team; null for all of the team's.
    user_id      uuid,
    -- USD
    threshold    numeric     NOT NULL CHECK (threshold > 0),
    -- Where the months begin.
    time_zone    text        NOT NULL,
    created_by   uuid        NOT NULL,
    created_at   timestamptz NOT NULL,
    -- The first day of the last month whose cost passed it, when that was seen, and what the cost was then.
    passed_month date,
    passed_at    timestamptz,
    passed_cost  numeric,
    version      int         NOT NULL,
    CHECK ((passed_month IS NULL) = (passed_at IS NULL) AND (passed_month IS NULL) = (passed_cost IS NULL)),
    CONSTRAINT cost_alert_once UNIQUE NULLS NOT DISTINCT (team, user_id, threshold)
);

ALTER TABLE model.cost_alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.cost_alert FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_team ON model.cost_alert
    USING (platform.is_system() OR platform.is_admin() OR team = platform.team())
    WITH CHECK (platform.is_system() OR platform.is_admin() OR team = platform.team());

SET LOCAL app.system = 'on';
SELECT model.make_usage_month(m) FROM (VALUES (now()), (now() + interval '1 month')) AS months (m);

GRANT SELECT, INSERT, UPDATE ON model.usage_quarter TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON model.cost_alert TO ${app_role};

CREATE SCHEMA IF NOT EXISTS model;

-- What one call of a model used. No foreign keys: what it names may go, what it cost remains. The ids are of version 7
-- and the key begins with the time, so that all of its indexes grow at their ends.
CREATE TABLE model.usage (
    id             uuid        NOT NULL,
    at             timestamptz NOT NULL,
    team           uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    key            uuid,
    model          uuid        NOT NULL,
    model_name     text        NOT NULL,
    provider       text        NOT NULL,
    kind           text        NOT NULL,
    purpose        text        NOT NULL,
    input_tokens   bigint      NOT NULL CHECK (input_tokens >= 0),
    output_tokens  bigint      NOT NULL CHECK (output_tokens >= 0),
    tokens_known   boolean     NOT NULL,
    -- USD
    cost           numeric     NOT NULL CHECK (cost >= 0),
    price_known    boolean     NOT NULL,
    duration_ms    int         NOT NULL,
    first_token_ms int,
    overhead_ms    int,
    outcome        text        NOT NULL CHECK (outcome IN ('ok', 'refused_by_limit', 'blocked_by_guard', 'cancelled', 'failed')),
    failure        text,
    route          text        NOT NULL,
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);

CREATE INDEX usage_by_team ON model.usage (team, at);
CREATE INDEX usage_by_user ON model.usage (user_id, at);

ALTER TABLE model.usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.usage FORCE ROW LEVEL SECURITY;
CREATE POLICY written_by_the_system ON model.usage FOR INSERT WITH CHECK (platform.is_system());
-- Each question in a SELECT of its own is asked once for a statement, not once for each of a million rows.
CREATE POLICY read_by_the_person_and_the_team ON model.usage FOR SELECT
    USING ((SELECT platform.is_system()) OR (SELECT platform.is_admin())
        OR user_id = (SELECT platform.actor()) OR team = (SELECT platform.team()));

-- The server's role owns nothing, so the months are made and dropped with their owner's rights. A month is attached, not
-- created in place: that does not wait for those who read and write, nor they for it.
CREATE FUNCTION model.make_usage_month(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    first timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
    month text := 'usage_' || to_char(first, 'YYYY_MM');
BEGIN
    IF NOT platform.is_system() THEN
        RAISE insufficient_privilege USING MESSAGE = 'only the system makes a month';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('model.usage'));
    IF to_regclass('model.' || month) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE model.%I (LIKE model.usage INCLUDING ALL)', month);
    EXECUTE format('ALTER TABLE model.%I ENABLE ROW LEVEL SECURITY', month);
    EXECUTE format('ALTER TABLE model.%I FORCE ROW LEVEL SECURITY', month);
    EXECUTE format('CREATE POLICY of_the_system ON model.%I USING (platform.is_system())', month);
    EXECUTE format('ALTER TABLE model.usage ATTACH PARTITION model.%I FOR VALUES FROM (%L) TO (%L)',
                   month, first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
END
$$;

-- Drops each month that was over by then and says how many. It gives up rather than let callers queue behind it: the
-- next time will do.
CREATE FUNCTION model.drop_usage_before(moment timestamptz) RETURNS int
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
        WHERE i.inhparent = 'model.usage'::regclass
          AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment AT TIME ZONE 'UTC'
    LOOP
        EXECUTE format('DROP TABLE model.%I', month);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;

SET LOCAL app.system = 'on';
SELECT model.make_usage_month(now()), model.make_usage_month(now() + interval '1 month');

REVOKE EXECUTE ON FUNCTION model.make_usage_month, model.drop_usage_before FROM PUBLIC;
GRANT EXECUTE ON FUNCTION model.make_usage_month, model.drop_usage_before TO ${app_role};
GRANT USAGE ON SCHEMA model TO ${app_role};
GRANT SELECT, INSERT ON model.usage TO ${app_role};

-- How much of models may be used, and how much was: exact however many nodes serve at once.
CREATE SCHEMA IF NOT EXISTS model;

-- A rule. One without a team is the installation's; one without a target is for each key, person, team or model by itself.
CREATE TABLE model.usage_limit (
    id         uuid        PRIMARY KEY,
    team       uuid,
    subject    text        NOT NULL CHECK (subject IN ('KEY', 'USER', 'TEAM', 'MODEL', 'MODEL_USER')),
    target     uuid,
    -- The person of a rule about a model and a person.
    person     uuid        CHECK (person IS NULL OR subject = 'MODEL_USER'),
    metric     text        NOT NULL CHECK (metric IN ('REQUESTS', 'INPUT_TOKENS', 'OUTPUT_TOKENS', 'TOKENS', 'MONEY')),
    span       text        NOT NULL CHECK (span IN ('MINUTE', 'HOUR', 'DAY', 'MONTH')),
    -- Requests, tokens, or billionths of a US dollar; null for none, which sets aside a more general rule of the same owner.
    amount     bigint      CHECK (amount >= 0),
    -- From which share of the amount on people are told.
    warn_at    int         CHECK (warn_at BETWEEN 1 AND 99),
    created_by uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL
);

-- Two rules about the same would leave open which one holds.
CREATE UNIQUE INDEX usage_limit_once ON model.usage_limit (
    coalesce(team, '00000000-0000-0000-0000-000000000000'),
    subject,
    coalesce(target, '00000000-0000-0000-0000-000000000000'),
    coalesce(person, '00000000-0000-0000-0000-000000000000'),
    metric,
    span);

ALTER TABLE model.usage_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.usage_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_team ON model.usage_limit
    USING (platform.is_system() OR platform.is_admin() OR team IS NULL OR team = platform.team())
    WITH CHECK (platform.is_system() OR platform.is_admin() OR team = platform.team());

-- The nodes that hold shares; one that is not seen any more has died.
CREATE TABLE model.node (
    id      uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- What was used of a rule by one of those it counts for, in one span of time.
CREATE TABLE model.counter (
    usage_limit uuid        NOT NULL REFERENCES model.usage_limit ON DELETE CASCADE,
    instance    uuid        NOT NULL,
    starts      timestamptz NOT NULL,
    used        bigint      NOT NULL DEFAULT 0,
    -- The sum of the shares that nodes hold.
    leased      bigint      NOT NULL DEFAULT 0,
    -- What nodes held that died: nobody knows how much of it they used, so all of it counts as used.
    written_off bigint      NOT NULL DEFAULT 0,
    warned      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (usage_limit, instance, starts)
);

CREATE INDEX counter_by_start ON model.counter (starts);

-- A node's share of what is left.
CREATE TABLE model.lease (
    node        uuid        NOT NULL REFERENCES model.node,
    usage_limit uuid        NOT NULL,
    instance    uuid        NOT NULL,
    starts      timestamptz NOT NULL,
    amount      bigint      NOT NULL,
    PRIMARY KEY (node, usage_limit, instance, starts),
    FOREIGN KEY (usage_limit, instance, starts) REFERENCES model.counter ON DELETE CASCADE
);

CREATE INDEX lease_by_counter ON model.lease (usage_limit, instance, starts);

ALTER TABLE model.node ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.node FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON model.node USING (platform.is_system()) WITH CHECK (platform.is_system());
ALTER TABLE model.counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.counter FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON model.counter USING (platform.is_system()) WITH CHECK (platform.is_system());
ALTER TABLE model.lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE model.lease FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_system ON model.lease USING (platform.is_system()) WITH CHECK (platform.is_system());

-- One node's accounts with the counters, all in one round trip. For each share it tells what it used since the last time
-- (settled), what its calls need to go on (needed) and what it would like on top (extra). It gets the share that it holds
-- from now on: less than it needs where not enough is left, never less than it asks for of what it holds. A share that
-- was written off meanwhile is gone, with all that the node had yet to tell of it.
CREATE FUNCTION model.renew(
    its_node uuid, limits uuid[], instances uuid[], windows timestamptz[],
    held boolean[], settled bigint[], needed bigint[], extra bigint[])
RETURNS TABLE (share bigint, used bigint, leased bigint, most bigint, lost boolean, warn boolean, at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
    cap      bigint;
    warn_at  int;
    counted  model.counter%ROWTYPE;
    former   bigint;
    room     bigint;
BEGIN
    INSERT INTO model.node (id, seen_at) VALUES (its_node, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp();
    FOR i IN 1 .. coalesce(array_length(limits, 1), 0) LOOP
        SELECT l.amount, l.warn_at INTO cap, warn_at FROM model.usage_limit l WHERE l.id = limits[i];
        IF NOT FOUND THEN
            share := needed[i] + extra[i]; used := 0; leased := 0; most := NULL; lost := held[i]; warn := false; at := clock_timestamp();
            RETURN NEXT;
            CONTINUE;
        END IF;
        INSERT INTO model.counter (usage_limit, instance, starts) VALUES (limits[i], instances[i], windows[i])
        ON CONFLICT DO NOTHING;
        SELECT * INTO counted FROM model.counter c
        WHERE c.usage_limit = limits[i] AND c.instance = instances[i] AND c.starts = windows[i] FOR UPDATE;
        SELECT l.amount INTO former FROM model.lease l
        WHERE l.node = its_node AND l.usage_limit = limits[i] AND l.instance = instances[i] AND l.starts = windows[i];
        lost := held[i] AND NOT FOUND;
        former := coalesce(former, 0);
        used := counted.used + CASE WHEN lost THEN 0 ELSE settled[i] END;
        room := coalesce(cap, 9000000000000000000) - used - (counted.leased - former);
        share := greatest(
            least(needed[i] + extra[i], CASE WHEN lost THEN 0 ELSE former - settled[i] END),
            CASE WHEN room >= needed[i] THEN needed[i] + least(extra[i], (room - needed[i]) / 8) ELSE room END,
            0);
        leased := counted.leased - former + share;
        most := cap;
        warn := NOT counted.warned AND cap IS NOT NULL AND warn_at IS NOT NULL AND used >= cap::numeric * warn_at / 100;
        at := clock_timestamp();
        UPDATE model.counter c SET used = renew.used, leased = renew.leased, warned = c.warned OR warn
        WHERE c.usage_limit = limits[i] AND c.instance = instances[i] AND c.starts = windows[i];
        IF share = 0 THEN
            DELETE FROM model.lease l
            WHERE l.node = its_node AND l.usage_limit = limits[i] AND l.instance = instances[i] AND l.starts = windows[i];
        ELSE
            INSERT INTO model.lease (node, usage_limit, instance, starts, amount)
            VALUES (its_node, limits[i], instances[i], windows[i], share)
            ON CONFLICT (node, usage_limit, instance, starts) DO UPDATE SET amount = excluded.amount;
        END IF;
        RETURN NEXT;
    END LOOP;
END $$;

-- Counts what dead nodes held as used, and forgets the nodes. Counters are locked before shares, as in renew.
CREATE FUNCTION model.write_off(silent_for interval) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    dead  uuid;
    held  record;
    found_dead int := 0;
BEGIN
    FOR dead IN SELECT n.id FROM model.node n WHERE n.seen_at < clock_timestamp() - silent_for FOR UPDATE SKIP LOCKED LOOP
        FOR held IN SELECT l.usage_limit, l.instance, l.starts FROM model.lease l WHERE l.node = dead ORDER BY 1, 2, 3 LOOP
            PERFORM 1 FROM model.counter c
            WHERE c.usage_limit = held.usage_limit AND c.instance = held.instance AND c.starts = held.starts FOR UPDATE;
            WITH gone AS (
                DELETE FROM model.lease l
                WHERE l.node = dead AND l.usage_limit = held.usage_limit AND l.instance = held.instance
                  AND l.starts = held.starts
                RETURNING l.amount)
            UPDATE model.counter c
            SET used = c.used + gone.amount, leased = c.leased - gone.amount, written_off = c.written_off + gone.amount
            FROM gone
            WHERE c.usage_limit = held.usage_limit AND c.instance = held.instance AND c.starts = held.starts;
        END LOOP;
        DELETE FROM model.node n WHERE n.id = dead;
        found_dead := found_dead + 1;
    END LOOP;
    RETURN found_dead;
END $$;

GRANT USAGE ON SCHEMA model TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON model.usage_limit, model.node, model.counter, model.lease TO ${app_role};
GRANT EXECUTE ON FUNCTION model.renew, model.write_off TO ${app_role};

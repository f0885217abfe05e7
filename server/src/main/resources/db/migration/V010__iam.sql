CREATE SCHEMA iam;

CREATE TABLE iam.user (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
    username      text        NOT NULL UNIQUE CHECK (username = lower(username) AND username !~ '@'),
    display_name  text        NOT NULL CHECK (display_name <> ''),
    locale        text        NOT NULL CHECK (locale IN ('en', 'vi')),
    time_zone     text        NOT NULL,
    preferences   jsonb       NOT NULL,
    administrator boolean     NOT NULL,
    status        text        NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
    password_hash text        NOT NULL,
    last_login_at timestamptz,
    created_at    timestamptz NOT NULL,
    version       int         NOT NULL
);

-- One sign-in, in a browser (its token is the cookie) or of a program (its token is the access token).
CREATE TABLE iam.session (
    id               uuid        PRIMARY KEY,
    user_id          uuid        NOT NULL REFERENCES iam.user ON DELETE CASCADE,
    kind             text        NOT NULL CHECK (kind IN ('BROWSER', 'TOKEN')),
    token_hash       text        NOT NULL UNIQUE,
    token_expires_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    team             uuid,
    ip               text        NOT NULL,
    user_agent       text        NOT NULL,
    created_at       timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    ended_at         timestamptz
);

CREATE INDEX session_by_user ON iam.session (user_id);

-- Every refresh token that a session ever had: one that comes a second time was stolen.
CREATE TABLE iam.refresh_token (
    token_hash text        PRIMARY KEY,
    session    uuid        NOT NULL REFERENCES iam.session ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX refresh_token_by_session ON iam.refresh_token (session);

-- Failed sign-ins by the hash of what was typed, so that a login nobody has is locked out like any other.
CREATE TABLE iam.login_attempt (
    login        text        PRIMARY KEY,
    failures     int         NOT NULL,
    failed_at    timestamptz NOT NULL,
    locked_until timestamptz NOT NULL
);

CREATE TABLE iam.api_key (
    id             uuid        PRIMARY KEY,
    user_id        uuid        NOT NULL REFERENCES iam.user ON DELETE CASCADE,
    team           uuid        NOT NULL,
    name           text        NOT NULL CHECK (name <> ''),
    prefix         text        NOT NULL UNIQUE,
    token_hash     text        NOT NULL UNIQUE,
    scopes         text[]      NOT NULL,
    allowed_ips    text[]      NOT NULL,
    expires_at     timestamptz,
    revoked_at     timestamptz,
    last_used_at   timestamptz,
    usage_count    bigint      NOT NULL DEFAULT 0,
    window_started timestamptz NOT NULL,
    window_count   int         NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL
);

CREATE INDEX api_key_by_user ON iam.api_key (user_id, team);

ALTER TABLE iam.user ENABLE ROW LEVEL SECURITY;
ALTER TABLE iam.user FORCE ROW LEVEL SECURITY;
ALTER TABLE iam.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE iam.session FORCE ROW LEVEL SECURITY;
ALTER TABLE iam.refresh_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE iam.refresh_token FORCE ROW LEVEL SECURITY;
ALTER TABLE iam.login_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE iam.login_attempt FORCE ROW LEVEL SECURITY;
ALTER TABLE iam.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE iam.api_key FORCE ROW LEVEL SECURITY;

CREATE POLICY their_own ON iam.user USING (platform.is_system() OR platform.is_admin() OR id = platform.actor());
CREATE POLICY their_own ON iam.session USING (platform.is_system() OR platform.is_admin() OR user_id = platform.actor());
CREATE POLICY their_own ON iam.api_key USING (platform.is_system() OR platform.is_admin() OR user_id = platform.actor());
CREATE POLICY of_the_system ON iam.refresh_token USING (platform.is_system());
CREATE POLICY of_the_system ON iam.login_attempt USING (platform.is_system());

-- Who sends a token, in one round trip and before anybody is known: these functions look with their owner's eyes.
CREATE POLICY seen_by_functions ON iam.user FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY seen_by_functions ON iam.session FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY seen_by_functions ON iam.api_key FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION iam.session_of(hash text)
    RETURNS TABLE (id uuid, user_id uuid, kind text, token_expires_at timestamptz, expires_at timestamptz, team uuid,
                   last_seen_at timestamptz, ended_at timestamptz, administrator boolean, active boolean)
    LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT s.id, s.user_id, s.kind, s.token_expires_at, s.expires_at, s.team,
           s.last_seen_at, s.ended_at, u.administrator, u.status = 'ACTIVE'
    FROM iam.session s JOIN iam.user u ON u.id = s.user_id
    WHERE s.token_hash = hash
$$;

CREATE FUNCTION iam.key_of(hash text)
    RETURNS TABLE (id uuid, user_id uuid, team uuid, scopes text[], allowed_ips text[], expires_at timestamptz,
                   revoked_at timestamptz, administrator boolean, active boolean)
    LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT k.id, k.user_id, k.team, k.scopes, k.allowed_ips, k.expires_at, k.revoked_at, u.administrator, u.status = 'ACTIVE'
    FROM iam.api_key k JOIN iam.user u ON u.id = k.user_id
    WHERE k.token_hash = hash
$$;

REVOKE EXECUTE ON FUNCTION iam.session_of, iam.key_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION iam.session_of, iam.key_of TO ${app_role};
GRANT USAGE ON SCHEMA iam TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON iam.user, iam.session, iam.refresh_token, iam.login_attempt, iam.api_key TO ${app_role};

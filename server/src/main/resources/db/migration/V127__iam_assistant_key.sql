-- A key may be bound to one assistant, which it calls, and nothing else. Which that is the context assistant knows.
ALTER TABLE iam.api_key ADD COLUMN assistant uuid;

CREATE INDEX api_key_by_assistant ON iam.api_key (assistant) WHERE assistant IS NOT NULL;

DROP FUNCTION iam.key_of(text);
CREATE FUNCTION iam.key_of(hash text)
    RETURNS TABLE (id uuid, user_id uuid, team uuid, scopes text[], allowed_ips text[], assistant uuid, expires_at timestamptz,
                   revoked_at timestamptz, administrator boolean, active boolean, permissions text[])
    LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT k.id, k.user_id, k.team, k.scopes, k.allowed_ips, k.assistant, k.expires_at, k.revoked_at, u.administrator,
           u.status = 'ACTIVE', platform.permissions(k.user_id, k.team)
    FROM iam.api_key k JOIN iam.user u ON u.id = k.user_id
    WHERE k.token_hash = hash
$$;

REVOKE EXECUTE ON FUNCTION iam.key_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION iam.key_of TO ${app_role};

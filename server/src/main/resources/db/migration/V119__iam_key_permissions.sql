-- What somebody may do in a team, for who reads it together with something else in one round trip: the SQL beside the
-- interface Memberships, and of this context for the same reason. NULL where they are not in the team.
CREATE FUNCTION platform.permissions(person uuid, team uuid) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT ARRAY(SELECT DISTINCT unnest(r.permissions) FROM team.role r WHERE r.id = ANY (m.roles))
    FROM team.member m
    WHERE m.user_id = permissions.person AND m.team = permissions.team
$$;

-- Each call with a key asks this: one question instead of two.
DROP FUNCTION iam.key_of(text);
CREATE FUNCTION iam.key_of(hash text)
    RETURNS TABLE (id uuid, user_id uuid, team uuid, scopes text[], allowed_ips text[], expires_at timestamptz,
                   revoked_at timestamptz, administrator boolean, active boolean, permissions text[])
    LANGUAGE sql STABLE ROWS 1 SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT k.id, k.user_id, k.team, k.scopes, k.allowed_ips, k.expires_at, k.revoked_at, u.administrator, u.status = 'ACTIVE',
           platform.permissions(k.user_id, k.team)
    FROM iam.api_key k JOIN iam.user u ON u.id = k.user_id
    WHERE k.token_hash = hash
$$;

REVOKE EXECUTE ON FUNCTION platform.permissions, iam.key_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION iam.key_of TO ${app_role};

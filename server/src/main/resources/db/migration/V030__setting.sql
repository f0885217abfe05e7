-- What administrators changed while the server ran; a setting without a row has its initial value.
CREATE SCHEMA setting;

CREATE TABLE setting.setting (
    key        text        PRIMARY KEY,
    value      jsonb       NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid        NOT NULL
);

ALTER TABLE setting.setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting.setting FORCE ROW LEVEL SECURITY;
CREATE POLICY read_by_all ON setting.setting FOR SELECT
    USING (platform.actor() IS NOT NULL OR platform.is_system());
CREATE POLICY signed_when_made ON setting.setting FOR INSERT
    WITH CHECK (updated_by = platform.actor());
CREATE POLICY signed_when_changed ON setting.setting FOR UPDATE
    USING (platform.actor() IS NOT NULL) WITH CHECK (updated_by = platform.actor());

GRANT USAGE ON SCHEMA setting TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON setting.setting TO ${app_role};

-- How certificates are checked has two degrees now: by their authority alone, or by the host's name, too.
SET LOCAL app.system = 'on';
UPDATE datasource.data_source SET connection = jsonb_set(connection, '{tls}', '"VERIFY_FULL"')
WHERE connection ->> 'tls' = 'VERIFY';

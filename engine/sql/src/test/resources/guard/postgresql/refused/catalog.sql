-- rule: system-catalog
SELECT * FROM pg_catalog.pg_authid

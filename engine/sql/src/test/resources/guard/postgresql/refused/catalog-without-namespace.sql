-- rule: system-catalog
SELECT * FROM pg_shadow

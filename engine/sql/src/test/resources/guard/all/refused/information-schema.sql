-- rule: system-catalog
SELECT * FROM information_schema.tables

-- rule: system-catalog
SELECT sql FROM `sqlite_schema`

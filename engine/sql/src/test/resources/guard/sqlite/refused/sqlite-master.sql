-- rule: system-catalog
SELECT sql FROM sqlite_master

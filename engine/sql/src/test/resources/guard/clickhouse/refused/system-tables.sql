-- rule: system-catalog
SELECT * FROM system.users

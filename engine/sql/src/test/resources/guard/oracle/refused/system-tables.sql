-- rule: system-catalog
SELECT * FROM sys.user_tables

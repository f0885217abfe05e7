-- rule: system-catalog
SELECT * FROM snowflake.account_usage.users

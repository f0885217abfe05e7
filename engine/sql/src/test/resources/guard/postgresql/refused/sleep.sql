-- rule: unknown-function
SELECT pg_sleep(10)

-- rule: unknown-function
SELECT 1 FROM orders GROUP BY GROUPING SETS ((pg_sleep(1)))

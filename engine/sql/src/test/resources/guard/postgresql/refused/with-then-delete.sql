-- rule: not-a-query
WITH d AS (SELECT 1) DELETE FROM orders

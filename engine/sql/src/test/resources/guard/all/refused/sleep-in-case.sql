-- rule: unknown-function
SELECT CASE WHEN 1 = 1 THEN 2 ELSE sleep(1) END FROM orders

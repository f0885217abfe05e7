-- rule: not-a-query
DELETE FROM orders

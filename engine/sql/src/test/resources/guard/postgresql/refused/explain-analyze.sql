-- rule: not-a-query
EXPLAIN ANALYZE DELETE FROM orders

-- rule: not-a-query
DROP TABLE orders

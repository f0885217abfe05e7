-- rule: unsupported-clause
SELECT TOP 5 id FROM orders

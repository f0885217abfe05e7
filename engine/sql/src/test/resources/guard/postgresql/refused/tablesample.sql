-- rule: unsupported-clause
SELECT * FROM orders TABLESAMPLE SYSTEM (10)

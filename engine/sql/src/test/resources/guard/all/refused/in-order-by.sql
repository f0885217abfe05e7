-- rule: unknown-table
SELECT id FROM orders ORDER BY (SELECT max(id) FROM secrets)

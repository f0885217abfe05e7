-- rule: unknown-table
SELECT id FROM orders WHERE id IN (SELECT id FROM secrets)

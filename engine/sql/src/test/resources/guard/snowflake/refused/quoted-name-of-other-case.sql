-- rule: unknown-table
SELECT id FROM "orders"

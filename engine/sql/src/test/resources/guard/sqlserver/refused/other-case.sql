-- rule: unknown-table
SELECT id FROM ORDERS

-- rule: unknown-table
SELECT * FROM vault.orders

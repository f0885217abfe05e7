-- rule: unknown-table
SELECT id FROM Orders

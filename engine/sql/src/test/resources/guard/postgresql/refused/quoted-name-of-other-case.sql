-- rule: unknown-table
SELECT * FROM "Orders"

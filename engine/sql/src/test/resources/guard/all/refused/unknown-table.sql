-- rule: unknown-table
SELECT * FROM secrets

-- rule: unknown-table
WITH "Secrets" AS (SELECT 1) SELECT * FROM secrets

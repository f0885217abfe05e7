-- rule: unknown-table
WITH secrets AS (SELECT * FROM secrets) SELECT * FROM secrets

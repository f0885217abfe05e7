-- rule: unknown-table
WITH secrets AS (SELECT 1) SELECT * FROM vault.secrets

-- rule: unknown-table
WITH a AS (SELECT * FROM zz), zz AS (SELECT 1) SELECT * FROM a

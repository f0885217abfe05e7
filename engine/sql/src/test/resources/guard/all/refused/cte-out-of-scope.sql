-- rule: unknown-table
SELECT (WITH x AS (SELECT 1 AS n) SELECT n FROM x) FROM x

WITH RECURSIVE sales AS (SELECT 1 AS id UNION ALL SELECT id FROM sales UNION ALL SELECT 2) SELECT * FROM sales
----
refused: ambiguous-name at 1:66

WITH RECURSIVE sales AS (SELECT id FROM sales UNION ALL SELECT id + 1 FROM sales WHERE id < 5) SELECT * FROM sales
----
refused: ambiguous-name at 1:41

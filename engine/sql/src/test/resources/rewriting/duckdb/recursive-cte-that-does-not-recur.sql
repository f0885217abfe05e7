WITH RECURSIVE sales AS (SELECT * FROM sales) SELECT * FROM sales
----
refused: ambiguous-name at 1:40

WITH a AS (SELECT * FROM sales), sales AS (SELECT 1 AS id) SELECT * FROM a
----
refused: ambiguous-name at 1:26

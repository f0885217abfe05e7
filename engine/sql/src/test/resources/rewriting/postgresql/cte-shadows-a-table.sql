WITH sales AS (SELECT 1 AS id) SELECT * FROM sales
----
WITH sales AS (SELECT 1 AS id) SELECT * FROM sales

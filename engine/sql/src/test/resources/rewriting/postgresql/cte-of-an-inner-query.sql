SELECT * FROM (WITH sales AS (SELECT 1 AS id) SELECT id FROM sales) a, sales b
----
SELECT * FROM (WITH sales AS (SELECT 1 AS id) SELECT id FROM sales) a, (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) b

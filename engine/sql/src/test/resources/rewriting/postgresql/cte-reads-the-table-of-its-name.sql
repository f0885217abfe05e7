WITH sales AS (SELECT * FROM sales WHERE amount > 1) SELECT count(*) FROM sales
----
WITH sales AS (SELECT * FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) AS sales WHERE amount > 1) SELECT count(*) FROM sales

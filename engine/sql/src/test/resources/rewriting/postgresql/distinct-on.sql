SELECT DISTINCT ON (region) region, amount FROM sales ORDER BY region, amount
----
SELECT DISTINCT ON (region) region, amount FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) AS sales ORDER BY region, amount

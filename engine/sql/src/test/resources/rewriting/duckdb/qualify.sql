SELECT id FROM sales QUALIFY row_number() OVER (ORDER BY id) = 1
----
SELECT id FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" COLLATE "binary" = 'North' COLLATE "binary") AND (NOT (t."archived"))) OFFSET 0) AS sales QUALIFY row_number() OVER (ORDER BY id) = 1

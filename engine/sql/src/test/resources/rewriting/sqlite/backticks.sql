SELECT `id` FROM `sales`
----
SELECT `id` FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM `sales` t WHERE ((t."region" COLLATE BINARY = 'North' COLLATE BINARY) AND (NOT (t."archived"))) LIMIT -1) AS `sales`

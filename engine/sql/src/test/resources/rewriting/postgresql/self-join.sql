SELECT a.id FROM sales a JOIN sales b ON a.id = b.id
----
SELECT a.id FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) a JOIN (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) b ON a.id = b.id

WITH sales AS (SELECT 1 AS id) SELECT * FROM public.sales
----
WITH sales AS (SELECT 1 AS id) SELECT * FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM public.sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) AS sales

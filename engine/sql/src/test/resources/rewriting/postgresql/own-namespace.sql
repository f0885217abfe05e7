SELECT public.sales.id, sales.region FROM public.sales
----
SELECT sales.id, sales.region FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM public.sales t WHERE ((t."region" = 'North') AND (NOT (t."archived"))) OFFSET 0) AS sales

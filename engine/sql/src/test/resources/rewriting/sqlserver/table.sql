SELECT id FROM dbo.sales
----
SELECT id FROM (SELECT t."id", t."region", CASE WHEN 1 = 0 THEN t."owner" END AS "owner", t."amount", t."sold_on", t."archived" FROM dbo.sales t WHERE ((t."region" COLLATE Latin1_General_BIN2 = N'North' COLLATE Latin1_General_BIN2) AND (NOT (t."archived" = 1)))) AS sales

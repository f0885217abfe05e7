SELECT TOP 3 * FROM people
----
SELECT TOP 3 * FROM (SELECT t."id", t."name", CASE WHEN LEN(t."email") > 5 THEN CONCAT(SUBSTRING(t."email", 1, 1), '***', SUBSTRING(t."email", LEN(t."email") - 3, 4)) WHEN t."email" IS NOT NULL THEN '***' END AS "email", CASE WHEN ABS(CAST(t."salary" AS FLOAT)) * 2 < 1000 THEN 0 ELSE ROUND(CAST(t."salary" AS FLOAT) / 1000, 0) * 1000 END AS "salary", DATETRUNC(year, t."born") AS "born", t."phone" FROM people t) AS people

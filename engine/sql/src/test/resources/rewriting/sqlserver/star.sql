SELECT TOP 3 * FROM people
----
SELECT TOP 3 * FROM (SELECT t."id", t."name", CASE WHEN LEN(t."email") > 5 THEN CONCAT(SUBSTRING(t."email", 1, 1), '***', SUBSTRING(t."email", LEN(t."email") - 3, 4)) WHEN t."email" IS NOT NULL THEN '***' END AS "email", ROUND(CAST(t."salary" AS FLOAT) / 1000, 0) * 1000 AS "salary", DATETRUNC(year, t."born") AS "born", t."phone" FROM people t) AS people

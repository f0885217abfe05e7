SELECT COLUMNS('s.*') FROM people
----
SELECT COLUMNS('s.*') FROM (SELECT t."id", t."name", CASE WHEN LENGTH(t."email") > 5 THEN SUBSTR(t."email", 1, 1) || '***' || SUBSTR(t."email", LENGTH(t."email") - 3, 4) WHEN t."email" IS NOT NULL THEN '***' END AS "email", CASE WHEN ABS(CAST(t."salary" AS DOUBLE)) * 2 < 1000 THEN 0 ELSE ROUND(CAST(t."salary" AS DOUBLE) / 1000) * 1000 END AS "salary", CAST(DATE_TRUNC('year', t."born") AS DATE) AS "born", t."phone" FROM people t) AS people

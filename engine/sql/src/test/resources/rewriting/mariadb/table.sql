SELECT * FROM sales
----
SELECT * FROM (SELECT t.`id`, t.`region`, CASE WHEN 1 = 0 THEN t.`owner` END AS `owner`, t.`amount`, t.`sold_on`, t.`archived` FROM sales t WHERE ((CAST(CONVERT(t.`region` USING utf8mb4) AS BINARY) = CAST(CONVERT('North' USING utf8mb4) AS BINARY)) AND (NOT (t.`archived`))) LIMIT 18446744073709551615) AS sales

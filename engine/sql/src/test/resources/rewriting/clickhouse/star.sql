SELECT * FROM people
----
SELECT * FROM (SELECT t.`id`, t.`name`, CASE WHEN lengthUTF8(t.`email`) > 5 THEN CONCAT(substringUTF8(t.`email`, 1, 1), '***', substringUTF8(t.`email`, lengthUTF8(t.`email`) - 3, 4)) WHEN t.`email` IS NOT NULL THEN '***' END AS `email`, CASE WHEN ABS(t.`salary`) * 2 < 1000 THEN 0 ELSE ROUND(t.`salary` / 1000) * 1000 END AS `salary`, date_trunc('year', t.`born`) AS `born`, t.`phone` FROM people t) AS people

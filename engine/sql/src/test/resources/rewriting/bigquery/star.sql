SELECT * FROM people
----
SELECT * FROM (SELECT t.`id`, t.`name`, CASE WHEN CHAR_LENGTH(t.`email`) > 5 THEN CONCAT(SUBSTR(t.`email`, 1, 1), '***', SUBSTR(t.`email`, CHAR_LENGTH(t.`email`) - 3, 4)) WHEN t.`email` IS NOT NULL THEN '***' END AS `email`, CASE WHEN ABS(t.`salary`) * 2 < 1000 THEN 0 ELSE ROUND(t.`salary` / 1000) * 1000 END AS `salary`, DATE_TRUNC(t.`born`, YEAR) AS `born`, t.`phone` FROM people t) AS people

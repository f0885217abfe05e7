SELECT customer_id, count(DISTINCT status) AS n, avg(amount) FROM orders GROUP BY customer_id HAVING count(*) > 1 ORDER BY n DESC, 1

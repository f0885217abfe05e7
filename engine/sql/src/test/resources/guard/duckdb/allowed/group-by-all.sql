SELECT status, sum(amount) FROM orders GROUP BY ALL ORDER BY ALL

SELECT group_concat(DISTINCT status ORDER BY status DESC SEPARATOR ', ') FROM orders GROUP BY customer_id WITH ROLLUP

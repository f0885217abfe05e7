SELECT status, customer_id, sum(amount) FROM orders GROUP BY ROLLUP (status, customer_id)

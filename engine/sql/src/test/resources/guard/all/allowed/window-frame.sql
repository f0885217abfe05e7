SELECT id, sum(amount) OVER (PARTITION BY customer_id ORDER BY ordered_on ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, lag(amount, 1) OVER (ORDER BY ordered_on) AS former FROM orders
